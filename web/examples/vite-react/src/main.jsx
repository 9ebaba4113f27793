import { createRoot } from "react-dom/client";
import init from "poolsync";
import { Form } from "./form.jsx";

await init();
createRoot(document.getElementById("root")).render(<Form />);
