import { chromium, devices, type Page } from '@playwright/test'
import { parse } from 'cookie'
import { findBrowser, readyBrowser } from '../support/browser.ts'

/** A phone's browser that is signed in, for as long as `look` takes. `screen`: how large it is, where the usual one is not meant. */
export async function phone<T>(
  url: string,
  cookie: string,
  look: (page: Page, url: string) => Promise<T>,
  screen?: { width: number; height: number },
): Promise<T> {
  await readyBrowser()
  const browser = await chromium.launch({
    ...findBrowser(),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
  })
  try {
    const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices['Pixel 7'] as (typeof devices)[string]
    const context = await browser.newContext({ viewport: screen ?? viewport, userAgent, deviceScaleFactor, isMobile, hasTouch })
    const [[name, value] = ['', '']] = Object.entries(parse(cookie))
    await context.addCookies([{ name, value: value ?? '', url: new URL(url).origin }])
    return await look(await context.newPage(), url)
  } finally {
    await browser.close()
  }
}
