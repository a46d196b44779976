import type { Page } from '@playwright/test'

/** Drops a file on a page's place for workbooks, as somebody with a mouse does. A number stands for so many bytes of nothing. */
export async function dropFile(page: Page, name: string, content: Buffer | string | number): Promise<void> {
  const given = typeof content === 'number' ? content : Buffer.from(content).toString('base64')
  const dataTransfer = await page.evaluateHandle(
    ([name, given]) => {
      const bytes = typeof given === 'number' ? new Uint8Array(given) : Uint8Array.from(atob(given), letter => letter.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], name))
      return transfer
    },
    [name, given] as const,
  )
  await page.locator('.dropzone').dispatchEvent('drop', { dataTransfer })
}
