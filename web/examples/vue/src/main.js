import { createApp } from "vue";
import init from "poolsync";
import App from "./App.vue";

await init();
createApp(App).mount("#app");
