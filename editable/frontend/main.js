import { Application, defaultSchema } from "@hotwired/stimulus"
import { openTools } from "./chrome.js"
import ImageController from "./controllers/image_controller.js"
import RichTextController from "./controllers/rich_text_controller.js"
import TextController from "./controllers/text_controller.js"
import { watchMarks } from "./marks.js"
import { watchPresence } from "./presence.js"
import { Status } from "./status.js"
import { Undo } from "./undo.js"
import { compare, watchConflicts } from "./comparing.js"

openTools()
new Status(new Undo(), compare)
watchMarks()
watchPresence()
watchConflicts()

// The mark on the page is the only binding: a field's kind names its controller.
const stimulus = new Application(document.documentElement, { ...defaultSchema, controllerAttribute: "data-editable-kind" })
stimulus.register("text", TextController)
stimulus.register("rich_text", RichTextController)
stimulus.register("image", ImageController)
stimulus.start()
