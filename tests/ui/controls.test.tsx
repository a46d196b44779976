import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Field, Select, TextArea } from '#app/ui/field.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { placesFor } from '#app/ui/navigation.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { printMark } from '#app/ui/print-mark.ts'
import { Progress } from '#app/ui/progress.tsx'

const ids = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(match => match[1])

describe('a field', () => {
  test('ties label, hint and error to its control, and keeps what was typed', () => {
    const html = renderToStaticMarkup(
      <Field label="Title" name="title" hint="As people see it." error="Give it a title." defaultValue="Q3" id="t" />,
    )
    expect(html).toContain('<label for="t">Title')
    expect(html).toContain('aria-describedby="t-hint t-fault"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('value="Q3"')
    expect(ids(html)).toEqual(['t-hint', 't', 't-fault'])
  })

  test('is not called invalid while nothing is wrong', () => {
    for (const field of [
      <Field key="1" label="x" name="x" />,
      <TextArea key="2" label="x" name="x" />,
      <Select key="3" label="x" name="x" options={[]} />,
      <Checkbox key="4" label="x" name="x" />,
    ]) {
      expect(renderToStaticMarkup(field)).not.toContain('aria-invalid')
    }
  })
})

test('the summary of faults is told at once and names each fault', () => {
  const html = renderToStaticMarkup(
    <FormErrors errors={{ title: 'Give it a title.', '': 'Changed at 16:02.' }} labels={{ title: 'Title' }} />,
  )
  expect(html).toContain('role="alert"')
  expect(html).toContain('2 things need your attention')
  expect(html).toContain('Title: Give it a title.')
  expect(renderToStaticMarkup(<FormErrors errors={undefined} />)).toBe('')
})

test('a busy button cannot be pressed again and says what goes on', () => {
  const html = renderToStaticMarkup(
    <Button busy busyWord="Publishing…">
      Publish
    </Button>,
  )
  expect(html).toContain('aria-disabled="true"')
  // A natively disabled button would lose the focus.
  expect(html).not.toContain(' disabled')
  expect(html).toContain('Publishing…')
})

test('only a message that appears later is told to screen readers', () => {
  expect(renderToStaticMarkup(<Notice>Saved.</Notice>)).not.toContain('role')
  expect(renderToStaticMarkup(<Notice live>Saved.</Notice>)).toContain('role="status"')
  expect(
    renderToStaticMarkup(
      <Notice live tone="bad">
        Lost.
      </Notice>,
    ),
  ).toContain('role="alert"')
})

test('long work shows its count; without a total the bar is open', () => {
  expect(renderToStaticMarkup(<Progress label="Reading" done={1200} total={13000} />)).toContain('1,200 of 13,000')
  expect(renderToStaticMarkup(<Progress label="Reading" done={12} total={null} />)).not.toContain('value=')
})

test('places are offered by role', () => {
  const labels = (...roles: Parameters<typeof placesFor>[0]) => placesFor(roles).map(place => place.to)
  expect(labels('employee')).toEqual(['/reports', '/meetings', '/rounds'])
  expect(labels('administrator')).toContain('/people')
})

test('no name of a company gets out of the mark of printed pages', () => {
  expect(printMark('Acme', null)).toEqual({ '--print-mark': '"Acme. Confidential: for the people of this company only."' })
  const evil = printMark('A";}\\ body{}\n', 'Demo')['--print-mark'] ?? ''
  expect(evil).toBe('"A\\22 ;}\\5c  body{}\\a . Confidential: for the people of this company only. Demo"')
})
