//! Random plans over random pools, and random steps.

use poolsync_core::rollout::{
    Gate, NodeReading, OnFailure, Order, Plan, PlanStage, PlanTarget, PoolReading, ResolvedRollout, Select, resolve,
};
use proptest::prelude::*;

use super::steps::Step;

const CLUSTERS: [&str; 2] = ["4d1ecb2c-229a-11e8-9c75-0255ac100ceb", "5e2fdc3d-33ab-22f9-ad86-0255ac100ceb"];
const POOLS: [&str; 3] =
    ["9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28", "DefaultPool", "8e4d6925-2b0c-4a9e-9741-5c9b6ad30e17"];

/// A rollout that was resolved.
pub(crate) fn rollout() -> impl Strategy<Value = ResolvedRollout> {
    (prop::collection::vec(stage(), 1..5), pools(), any::<bool>()).prop_map(|(stages, pools, stop)| {
        let plan = Plan {
            name: "any".to_owned(),
            endpoint: "https://cce.cn-north-4.myhuaweicloud.com".to_owned(),
            project_id: "0123456789abcdef0123456789abcdef".to_owned(),
            on_failure: if stop { OnFailure::Stop } else { OnFailure::Continue },
            stages,
        };
        resolve(&plan, &pools).0.unwrap()
    })
}

fn stage() -> impl Strategy<Value = PlanStage> {
    let gate = prop_oneof![Just(Gate::Approval("?".to_owned())), (0_i64..4_000).prop_map(Gate::NotBefore)];
    let soak = prop_oneof![Just(0_i64), 1_i64..2_000];
    (prop::collection::vec(gate, 0..3), prop::collection::vec(target(), 1..4), soak)
        .prop_map(|(gates, targets, soak)| PlanStage { name: "stage".to_owned(), gates, targets, soak })
}

fn target() -> impl Strategy<Value = PlanTarget> {
    let order = prop::sample::select(vec![Order::Oldest, Order::Name, Order::Zone, Order::AsListed]);
    let nodes = prop_oneof![
        Just(Select::Rest),
        Just(Select::OutOfDate),
        "[ab]".prop_map(Select::Zone),
        (1_usize..5, order.clone()).prop_map(|(count, order)| Select::Count(count, order)),
        (1_usize..=100, order).prop_map(|(percent, order)| Select::Percent(percent, order)),
    ];
    (0..CLUSTERS.len(), 0..POOLS.len(), 1_usize..5, nodes, any::<bool>()).prop_map(
        |(cluster, pool, max_unavailable, nodes, include_up_to_date)| PlanTarget {
            cluster_id: CLUSTERS[cluster].to_owned(),
            nodepool_id: POOLS[pool].to_owned(),
            max_unavailable,
            nodes,
            include_up_to_date,
            node_template: None,
        },
    )
}

fn pools() -> impl Strategy<Value = Vec<PoolReading>> {
    let node = ("[ab]", prop::option::of(any::<bool>()));
    let nodes = prop::collection::vec(node, 0..8);
    prop::collection::vec(nodes, CLUSTERS.len() * POOLS.len()).prop_map(|all| {
        let pools = all.into_iter().enumerate().map(|(index, nodes)| {
            let nodes = nodes.into_iter().enumerate().map(|(number, (zone, up_to_date))| NodeReading {
                id: format!("node-{index}-{number}"),
                name: format!("n{number}"),
                zone,
                phase: "Active".to_owned(),
                up_to_date,
                created: None,
            });
            PoolReading {
                cluster_id: CLUSTERS[index / POOLS.len()].to_owned(),
                nodepool_id: POOLS[index % POOLS.len()].to_owned(),
                synchronizing: Some(false),
                nodes: nodes.collect(),
            }
        });
        pools.collect()
    })
}

/// Steps of which most bring a rollout on and some get in its way.
pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let number = 0_usize..64;
    let step = prop_oneof![
        4 => (1_i64..600).prop_map(Step::Time),
        6 => number.clone().prop_map(Step::Accept),
        1 => number.clone().prop_map(Step::Refuse),
        2 => (number.clone(), any::<bool>()).prop_map(|(target, done)| Step::Lose(target, done)),
        8 => (number.clone(), number.clone()).prop_map(|(pool, luck)| Step::Read(pool, luck)),
        1 => number.clone().prop_map(Step::Elsewhere),
        2 => (number.clone(), number.clone()).prop_map(|(target, luck)| Step::Job(target, luck)),
        2 => number.clone().prop_map(Step::Approve),
        1 => (number.clone(), any::<bool>()).prop_map(|(target, done)| Step::Decide(target, done)),
        1 => Just(Step::Pause),
        2 => Just(Step::Resume),
        1 => Just(Step::Promote),
        1 => Just(Step::CredentialLost),
        1 => Just(Step::Restarted),
        1 => (number.clone(), number).prop_map(|(stage, target)| Step::Stray(stage, target)),
    ];
    // An abort comes late and seldom, or nothing else would be seen.
    (prop::collection::vec(step, 0..120), prop::option::weighted(0.2, 0_usize..120)).prop_map(|(mut steps, abort)| {
        if let Some(at) = abort {
            steps.insert(at.min(steps.len()), Step::Abort);
        }
        steps
    })
}

/// Text made of what YAML is made of.
pub(crate) fn yaml_text() -> impl Strategy<Value = String> {
    let parts = vec![
        "a",
        "spec",
        "stages",
        ":",
        ": ",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "-",
        "{",
        "}",
        "[",
        "]",
        ",",
        "\"",
        "'",
        "|\n",
        ">\n",
        "#",
        " ",
        "\t",
        "&x ",
        "*x",
        "!!str ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "? ",
        "1",
        "~",
        "\\",
        "中",
        "\u{feff}",
        "\u{85}",
        "\r\n",
        "<<: ",
        "@",
        "`",
    ];
    prop::collection::vec(prop::sample::select(parts), 0..40).prop_map(|parts| parts.concat())
}
