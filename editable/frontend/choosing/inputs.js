/** What kinds ask with. It comes with the panel, so that nobody waits for it who only reads. */

import { make } from "../tools/chrome.js"
import { LinkInputs } from "./link_inputs.js"
import { momentInput } from "./moment_input.js"
import { PeriodInputs } from "./period_inputs.js"
import { Ticks } from "./ticks.js"

const inputs = { make, momentInput, Ticks, PeriodInputs, LinkInputs }

/** @typedef {typeof inputs} Inputs */

export default inputs
