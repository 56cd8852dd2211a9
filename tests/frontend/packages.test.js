import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import test from "node:test"
import { fileURLToPath } from "node:url"

const ROOT = fileURLToPath(new URL("../../", import.meta.url))

test("every package that a site brings is used by its scripts or stylesheets", () => {
  const files = ["editable/frontend", "static/css"].flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true }).filter((name) => /\.(js|mjs|css)$/.test(name)).map((name) => `${ROOT}${folder}/${name}`),
  )
  const sources = files.map((file) => readFileSync(file, "utf8")).join("\n")
  const { dependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"))
  const unused = Object.keys(dependencies).filter((name) => !sources.includes(`"${name}"`) && !sources.includes(`"${name}/`))
  assert.deepEqual(unused, [])
})
