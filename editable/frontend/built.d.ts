/** What the checker of types cannot find in a module: what build.mjs makes, the names of our elements and events. */

declare module "*.css" {
  const text: string
  export default text
}

declare module "controllers" {
  const controllers: Record<string, import("./controller.js").Kind | undefined>
  export default controllers
}

interface HTMLElementTagNameMap {
  "editable-tools": HTMLElement
  "editable-box": HTMLElement
}

type FieldEvent<Facts = {}> = CustomEvent<{ field: import("./saving/field.js").Field } & Facts>

interface FieldEvents {
  "editable:state": FieldEvent
  "editable:saved": FieldEvent<{ change: number | null }>
  "editable:conflict": FieldEvent
  "editable:discarded": FieldEvent<{ value: unknown }>
}

interface HTMLElementEventMap extends FieldEvents {
  "editable:refreshed": CustomEvent<null>
}

interface DocumentEventMap extends FieldEvents {
  "editable:refreshed": CustomEvent<null>
  "editable:announce": CustomEvent<string>
  "editable:count": CustomEvent<number>
}

// All that our selectors ask for is HTML.
interface ParentNode {
  querySelector<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] | null
  querySelector(selectors: string): HTMLElement | null
  querySelectorAll<Name extends keyof HTMLElementTagNameMap>(name: Name): NodeListOf<HTMLElementTagNameMap[Name]>
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>
}

interface Element {
  closest<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] | null
  closest(selectors: string): HTMLElement | null
}
