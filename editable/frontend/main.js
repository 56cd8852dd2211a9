import controllers from "controllers"
import { openTools } from "./chrome.js"
import { compare, watchConflicts } from "./comparing.js"
import { bindControllers } from "./controller.js"
import { watchMarks } from "./marks.js"
import { keepPageFromFiles } from "./picture_files.js"
import { watchPresence } from "./presence.js"
import { Status } from "./status.js"
import { Undo } from "./undo.js"

openTools()
new Status(new Undo(), compare)
watchMarks((kind) => controllers[kind]?.kindName)
watchPresence()
watchConflicts()
keepPageFromFiles()
bindControllers(controllers)
