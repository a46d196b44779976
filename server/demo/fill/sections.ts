import type { PersonActor } from '#app/model/people/roles.ts'
import type { Edit } from '#app/model/report/edit-schema.ts'
import type { Section, SectionBody, Statement } from '#app/model/report/section.ts'
import { expect, type Office } from './office.ts'

/** A draft as somebody at the editor has it before them: every edit is made on the version that stands. */
export class Editor {
  private constructor(
    private readonly office: Office,
    private readonly actor: PersonActor,
    readonly reportId: string,
    public version: number,
    private sections: Section[],
  ) {}

  static async open(office: Office, actor: PersonActor, reportId: string): Promise<Editor> {
    const { page } = expect(await office.use.reports.draft(actor, reportId), 'draft')
    return new Editor(office, actor, reportId, page.report.version, page.sections)
  }

  async edit(edit: Edit): Promise<string> {
    const { reportId, version } = this
    const edited = expect(await this.office.use.reports.edit(this.actor, { reportId, version, edit }), edit.kind)
    this.version = edited.version
    return edited.sectionId ?? ''
  }

  /** Adds a section at the end; gives its id. */
  add(title: string, body: SectionBody): Promise<string> {
    return this.edit({ kind: 'add section', title, body })
  }

  /** The draft as it stands now. */
  async look(): Promise<Section[]> {
    const { page } = expect(await this.office.use.reports.draft(this.actor, this.reportId), 'draft')
    this.sections = page.sections
    return page.sections
  }

  /** The statement that came from this sheet of the workbook, as it was looked at last. */
  statement(sheet: string): { id: string; title: string; body: Statement } {
    for (const { id, title, body } of this.sections)
      if (body.kind === 'statement' && body.source?.sheet === sheet) return { id, title, body }
    throw new RangeError(`no statement came from the sheet ${sheet}`)
  }

  async picture(title: string, name: string, bytes: Uint8Array, alt: string, caption: string): Promise<string> {
    const { office, actor, reportId } = this
    const { fileId, width, height } = expect(await office.use.files.addPicture(actor, { reportId, name, bytes }), 'picture')
    return this.add(title, { kind: 'picture', fileId, alt, caption, width, height })
  }
}
