import { understand } from '#app/model/report/ingest/understand.ts'
import { emptyGrid } from '#app/model/report/ingest/grid.ts'
import { readFileSync } from 'node:fs'
// each table: name, then rows separated by newline, cells by |
const text = readFileSync(process.argv[2]!, 'utf8')
for (const block of text.split(/^=== /m).slice(1)) {
  const [name = '', ...lines] = block.replace(/\n+$/, '').split('\n')
  const grid = emptyGrid(name.trim())
  lines.forEach((line, row) => {
    const cells: any[] = []
    line.split('|').forEach((raw, column) => {
      const t = raw.replace(/\s+$/, '').replace(/^ /, '')
      if (t.trim() === '') return
      const m = /^\[(\d{4}-\d\d-\d\d)\]$/.exec(t.trim())
      const p = /^(-?[\d.]+)%%$/.exec(t.trim())
      if (m) cells[column] = { kind: 'date', value: m[1], raw: '1' }
      else if (p) cells[column] = { kind: 'number', value: String(Number(p[1]) / 100), raw: '1', format: '0.0%' }
      else if (/^-?\d+(\.\d+)?$/.test(t.trim())) cells[column] = { kind: 'number', value: t.trim(), raw: t.trim() }
      else cells[column] = { kind: 'text', value: t }
    })
    grid.rows[row] = cells
  })
  const got: any = understand({ cells: 'typed', grids: [grid], problems: [] } as any)
  console.log(`\n##### ${name}  [${got.sheets[0].kind}] ${got.sheets[0].reason}`)
  for (const s of got.statements) {
    console.log(`  S "${s.title}" ${s.suggested ? '' : '(not suggested)'} unit ${JSON.stringify(s.unit)}`)
    for (const c of s.columns) console.log(`    col ${c.label} | ${JSON.stringify(c.period)} ${c.scenario} ${c.entity ?? ''} ${c.variance ? 'VAR ' + JSON.stringify(c.variance) : ''}`)
    for (const l of s.lineItems) console.log(`    ${'  '.repeat(l.level)}${l.label} <${l.kind} ${l.unit ? JSON.stringify(l.unit) : ''}> ${l.values.map((v: any) => (v.value ?? '∅') + (v.flag ? '!' + v.flag : '')).join(' ; ')}`)
    for (const c of s.checks) console.log(`    check ${c.kind} ${c.holds} ${c.cell} ${c.stated} ${c.computed}`)
  }
  for (const t of got.tables) console.log(`  T ${t.kind} ${t.columns.map((c: any) => c.label + ':' + c.type).join(', ')} rows ${t.rows.length}`)
  for (const p of got.plans) console.log(`  P items ${p.items?.length} volumes ${p.volumes?.length} ` + JSON.stringify((p.items ?? []).slice(0, 3)) + JSON.stringify((p.volumes ?? []).slice(0, 3)))
  for (const p of got.prose) console.log(`  prose ${JSON.stringify(p).slice(0, 200)}`)
  for (const p of got.problems) console.log(`  ! ${p.severity} ${p.code} ${p.cell}: ${p.message.slice(0, 220)}`)
}
