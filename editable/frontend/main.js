import { Application, defaultSchema } from "@hotwired/stimulus"
import controllers from "controllers"
import { openTools } from "./chrome.js"
import { watchMarks } from "./marks.js"
import { watchPresence } from "./presence.js"
import { Status } from "./status.js"
import { Undo } from "./undo.js"
import { compare, watchConflicts } from "./comparing.js"

openTools()
new Status(new Undo(), compare)
watchMarks((kind) => controllers[kind]?.kindName)
watchPresence()
watchConflicts()

// The mark on the page is the only binding: a field's kind names its controller.
const stimulus = new Application(document.documentElement, { ...defaultSchema, controllerAttribute: "data-editable-kind" })
for (const [kind, controller] of Object.entries(controllers)) stimulus.register(kind, controller)
stimulus.start()
