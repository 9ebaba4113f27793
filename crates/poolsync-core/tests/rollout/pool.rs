//! A pool of the cloud for the properties: it resets the nodes of its calls batch by batch.

use poolsync_core::rollout::{NodeReading, PoolReading};

/// A node, and the calls that wait for it.
#[derive(Debug, Clone)]
pub(crate) struct CloudNode {
    pub(crate) id: String,
    pub(crate) phase: &'static str,
    pub(crate) up_to_date: Option<bool>,
}

/// The nodes of a call that are still to be reset.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    pub(crate) at_once: usize,
    pub(crate) waiting: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct CloudPool {
    pub(crate) cluster: String,
    pub(crate) pool: String,
    pub(crate) nodes: Vec<CloudNode>,
    pub(crate) work: Vec<Work>,
}

impl CloudPool {
    /// Goes one step on, and returns what is read then.
    pub(crate) fn go_on(&mut self, luck: usize, good: bool) -> PoolReading {
        for node in self.nodes.iter_mut().filter(|node| node.phase == "Installing") {
            match luck % 8 {
                1 if !good => node.phase = "Abnormal",
                2 => {}
                _ => {
                    node.phase = "Active";
                    node.up_to_date = node.up_to_date.map(|_| true);
                }
            }
        }
        let away = self.nodes.iter().filter(|node| node.phase == "Installing").count();
        if let Some(work) = self.work.first_mut() {
            for _ in away..work.at_once {
                if work.waiting.is_empty() {
                    break;
                }
                let id = work.waiting.remove(0);
                // Some are passed over.
                if good || luck % 16 != 3 {
                    self.nodes.iter_mut().find(|node| node.id == id).unwrap().phase = "Installing";
                }
            }
        }
        self.work.retain(|work| !work.waiting.is_empty());
        let is_running = !self.work.is_empty() || self.nodes.iter().any(|node| node.phase == "Installing");
        let nodes = self.nodes.iter().filter(|node| good || luck % 32 != 5 || node.phase == "Active");
        let nodes = nodes.map(|node| NodeReading {
            id: node.id.clone(),
            phase: node.phase.to_owned(),
            up_to_date: node.up_to_date,
            ..NodeReading::default()
        });
        PoolReading {
            cluster_id: self.cluster.clone(),
            nodepool_id: self.pool.clone(),
            synchronizing: if !good && luck % 16 == 7 { None } else { Some(is_running) },
            nodes: nodes.collect(),
        }
    }

    /// Somebody else synchronizes the nodes that are not away.
    pub(crate) fn is_synchronized_elsewhere(&mut self) {
        for node in self.nodes.iter_mut().filter(|node| node.phase == "Active") {
            node.up_to_date = node.up_to_date.map(|_| true);
        }
    }
}
