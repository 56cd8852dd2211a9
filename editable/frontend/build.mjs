/** Builds static/built/ from the editor's modules, the visitors' one script and the site's stylesheet (`npm run build`).

    Every file carries the hash of its content in its name; manifest.json says which name
    stands for which file. The same sources make the same files on every machine. */

import { build, transform } from "esbuild"
import { existsSync } from "node:fs"
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const BUILT = join(ROOT, "static/built")

/** What templates call the files they ask for, and the source that each is made from. */
const SOURCES = {
  "editor.js": "editable/frontend/main.js",
  "video.js": "editable/frontend/video.js",
  "editor.css": "editable/frontend/page.css",
  "sandbox.js": "editable/frontend/sandbox/sandbox.js",
  "sandbox.css": "editable/frontend/sandbox/sandbox.css",
  "site.css": "static/css/site.css",
  "backstage.css": "static/css/backstage.css",
  "besley.woff2": "@fontsource-variable/besley/files/besley-latin-wght-normal.woff2",
  "figtree.woff2": "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
}

const SUFFIX = "_controller.js"

/** Stylesheets that scripts import as text are made small like all others. */
const smallText = {
  name: "small-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path, with: { type } }) => {
      if (type !== "text") return
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true })
      return { contents: code, loader: "text" }
    })
  },
}

/** `import controllers from "controllers"`: what the engine and the site bring as `<kind>_controller.js`, by kind. */
const controllers = {
  name: "controllers",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^controllers$/ }, () => ({ path: "controllers", namespace: "controllers" }))
    onLoad({ filter: /.*/, namespace: "controllers" }, async () => {
      const folders = ["editable/frontend/controllers", "project"].map((name) => join(ROOT, name)).filter(existsSync)
      const listed = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })))
      const files = listed.flat().filter(({ name }) => name.endsWith(SUFFIX)).sort((one, other) => (one.name < other.name ? -1 : 1))
      const imports = files.map(({ parentPath, path, name }, n) => `import c${n} from ${JSON.stringify(join(parentPath ?? path, name))}`)
      const pairs = files.map(({ name }, n) => `${JSON.stringify(name.slice(0, -SUFFIX.length))}: c${n}`)
      return { contents: `${imports.join("\n")}\nexport default {${pairs.join(", ")}}`, resolveDir: ROOT }
    })
  },
}

const { outputFiles, metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: [
    { in: "editable/frontend/main.js", out: "editor" },
    { in: "editable/frontend/video.js", out: "video" },
    { in: "editable/frontend/page.css", out: "editor" },
    { in: "editable/frontend/sandbox/sandbox.js", out: "sandbox" },
    { in: "editable/frontend/sandbox/sandbox.css", out: "sandbox" },
    { in: "static/css/site.css", out: "site" },
    { in: "static/css/backstage.css", out: "backstage" },
  ],
  outdir: BUILT,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  conditions: ["production"],
  loader: { ".woff2": "file" },
  external: ["/static/*"],
  plugins: [smallText, controllers],
  alias: { editable: join(ROOT, "editable/frontend") }, // how a kind of the site's own imports the engine's modules
  metafile: true,
  write: false,
  logLevel: "silent",
}).catch(({ errors }) => {
  for (const { location, text } of errors) console.error(`error: ${location?.file}:${location?.line}: ${text}`)
  process.exit(1)
})

// New files first, then the manifest that names them, old files last: a running site always finds its own.
await mkdir(BUILT, { recursive: true })
await Promise.all(outputFiles.map(file => writeFile(file.path, file.contents)))
await writeFile(join(BUILT, "manifest.json.new"), JSON.stringify(manifest(metafile), null, 2) + "\n")
await rename(join(BUILT, "manifest.json.new"), join(BUILT, "manifest.json"))
const current = new Set(["manifest.json", ...outputFiles.map(file => basename(file.path))])
const old = (await readdir(BUILT)).filter(name => !current.has(name))
await Promise.all(old.map(name => rm(join(BUILT, name), { recursive: true })))

function manifest({ outputs }) {
  const made = Object.entries(outputs).map(([path, { entryPoint, inputs }]) => ({
    from: entryPoint ?? Object.keys(inputs)[0],
    file: basename(path),
  }))
  return Object.fromEntries(
    Object.entries(SOURCES).map(([name, source]) => [name, made.find(({ from }) => from?.endsWith(source)).file]),
  )
}
