import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

/** LibreOffice's program, or undefined where it is not installed: what needs it is skipped there. */
export const soffice = (process.env.PATH ?? '').split(delimiter).flatMap(folder => {
  const path = join(folder, 'soffice')
  try {
    accessSync(path, constants.X_OK)
    return [path]
  } catch {
    return []
  }
})[0]

/** Computes every formula anew when a file is opened, whatever stands in it as the result. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

/**
 * Opens a file in LibreOffice and saves it in another format, as `soffice --convert-to` names them: the files that it wrote, by name.
 * Nobody is there to answer a question: a file that it would ask about (repair?) gives none.
 */
export async function opened(name: string, bytes: Uint8Array, format: string): Promise<Map<string, Buffer>> {
  if (!soffice) throw new Error('LibreOffice is not installed')
  const folder = await mkdtemp(join(tmpdir(), 'candor-libreoffice-'))
  try {
    await mkdir(join(folder, 'profile/user'), { recursive: true })
    await writeFile(join(folder, 'profile/user/registrymodifications.xcu'), SETTINGS)
    await writeFile(join(folder, name), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const given = ['--headless', '--convert-to', format, '--outdir', join(folder, 'out'), join(folder, name)]
    await promisify(execFile)(soffice, [profile, ...given], { timeout: 60_000 })
    const written = await readdir(join(folder, 'out'))
    return new Map(await Promise.all(written.map(async file => [file, await readFile(join(folder, 'out', file))] as const)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every sheet as it is shown, cell by cell, by the name of its tab. */
export async function shown(name: string, bytes: Uint8Array): Promise<Map<string, string[]>> {
  // Tabs between cells, UTF-8, as shown, every sheet.
  const files = await opened(name, bytes, 'csv:Text - txt - csv (StarCalc):9,,76,1,,0,false,true,true,false,false,-1')
  const stem = `${name.replace(/\.\w+$/, '')}-`
  return new Map([...files].map(([file, text]) => [file.slice(stem.length, -'.csv'.length), text.toString('utf8').trimEnd().split('\n')]))
}
