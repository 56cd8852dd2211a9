import controllers from "controllers"
import { bindControllers } from "./controller.js"
import { keepPageFromFiles } from "./pictures/picture_files.js"
import { compare, watchConflicts } from "./saving/comparing.js"
import { watchPresence } from "./saving/presence.js"
import { Status } from "./saving/status.js"
import { Undo } from "./saving/undo.js"
import { openTools } from "./tools/chrome.js"
import { watchMarks } from "./tools/marks.js"

openTools()
new Status(new Undo(), compare)
watchMarks((kind) => controllers[kind]?.kindName)
watchPresence()
watchConflicts()
keepPageFromFiles()
bindControllers(controllers)
