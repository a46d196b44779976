import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Topic } from '#app/model/question/about.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { TOKENS } from '#app/model/question/token.ts'
import type { QuestionsView } from '#app/model/question/views.ts'
import type { AboutInput } from '#app/model/question/wire.ts'
import { broughtBack, type Draft, EMPTY_DRAFT, readDraft } from './draft.ts'
import type { Afterwards, OwnAct, OwnVerdict, openAfterwards } from './afterwards.ts'
import { type Asked, newNonce, openOutbox, type Outbox } from './outbox.ts'
import { browserWay } from './send.ts'
import { useKept } from './use-kept.ts'
import { openVault, type Vault } from './vault.ts'
import { browserMeans, openWallet, type Wallet, type WalletRefusal } from './wallet.ts'

/** What only this browser knows of a round: its person's tokens, questions, receipts and votes. */
export interface Own {
  status: 'opening' | 'ready' | 'no storage' | WalletRefusal
  message: string | undefined
  /** When tokens may be used, by this browser's clock. */
  usableFrom: number
  /** How many questions can still be asked. */
  left: number
  asked: Asked[]
  votes: ReadonlyMap<string, 0 | 1>
  draft: Draft
  saveDraft(change: Partial<Draft>): void
  /** Puts a text into the box again: below what stands there, if something does. */
  rewrite(asked: Asked): void
  /** False when no token is left; the draft stays then. */
  ask(text: string, topic: Topic | null): Promise<boolean>
  vote(questionId: string, choice: 0 | 1): void
  withdraw(asked: Asked, questionId: string): void
  forget(asked: Asked): void
  giveBack(asked: Asked): void
  afterwards: OwnAfterwards
  /** What the next question would be sent with: a token, and what its receipt follows from. */
  next(): Next | undefined
}

/** What this browser's person has said of answers, and done with own questions later. */
export interface OwnAfterwards {
  /** Of the answer that stands now: what was said of one before readers reopened the question is none of it. */
  verdict(questionId: string, again: boolean): OwnVerdict | undefined
  actsOf(index: number): OwnAct[]
  /** What does it, given by those who show it: whoever only asks and votes does not load it. Undefined until the vault is open. */
  by(open: typeof openAfterwards): Afterwards | undefined
}

export interface Next {
  token: string
  seed: Uint8Array
  index: number
  nonce: string
}

interface Desk {
  vault: Vault
  wallet: Wallet
  outbox: Outbox
}
type Opened = { status: 'opening' | 'no storage' | WalletRefusal; message?: string } | ({ status: 'ready' } & Desk)

/** Opens the vault of a person and the wallet of a round. What is put there is sent by `useDeliveries`, whatever becomes of this part of the page. */
export function useOwn(holder: string, round: RoundView, view: QuestionsView | undefined): Own {
  const [opened, setOpened] = useState<Opened>({ status: 'opening' })
  const [shownDraft, showDraft] = useState(EMPTY_DRAFT)
  const draft = useRef(EMPTY_DRAFT)
  const vault = useRef<Vault>()
  const { id, state } = round
  // As text, because it is a new object with every answer of the server.
  const keys = JSON.stringify(round.keys)
  const draftKey = `draft/${id}`
  /** Something was typed before the vault was open. */
  const early = useRef(false)

  const saveDraft = useCallback(
    (change: Partial<Draft>) => {
      draft.current = { ...draft.current, ...change }
      showDraft(draft.current)
      // A draft that cannot be kept is still in the box.
      early.current = !vault.current
      vault.current?.put(draftKey, draft.current).catch(() => {})
    },
    [draftKey],
  )

  useEffect(() => {
    let ended = false
    setOpened({ status: 'opening' })
    void (async () => {
      try {
        const own = await openVault(holder)
        const kept = readDraft(await own.get(draftKey))
        if (ended) return own.close()
        vault.current = own
        own.watch(erased => erased && showDraft((draft.current = EMPTY_DRAFT)))
        // What was typed while it opened comes below what was kept.
        if (early.current) saveDraft(broughtBack(kept, draft.current))
        else showDraft((draft.current = kept))
        const outcome = await openWallet(own, { id, state, keys: JSON.parse(keys) as RoundView['keys'] }, browserMeans)
        if (ended) return
        if (!outcome.ok) return setOpened({ status: outcome.refusal, message: outcome.message })
        const outbox = openOutbox(own, outcome.wallet, id, browserWay)
        setOpened({ status: 'ready', vault: own, wallet: outcome.wallet, outbox })
      } catch {
        if (!ended) setOpened({ status: 'no storage' })
      }
    })()
    return () => {
      ended = true
      vault.current?.close()
      vault.current = undefined
    }
  }, [holder, id, state, keys, draftKey, saveDraft])

  const desk = opened.status === 'ready' ? opened : undefined
  const { asked, votes, verdicts, acts } = useKept(desk?.vault, id)
  const choices = useMemo(() => new Map(votes.map(({ questionId, choice }) => [questionId, choice])), [votes])
  useEffect(() => {
    // The vault is closed with the page; what was to be noted is in the next view, too.
    if (desk && view) desk.outbox.follow(view).catch(() => {})
  }, [desk, view])

  const rewrite = (question: Asked) => saveDraft(broughtBack(draft.current, question))
  const nonce = useRef<string>()
  /** Of the next question: what is shown beside the box is what is sent. */
  const nextNonce = () => (nonce.current ??= newNonce(browserWay))

  return {
    status: opened.status,
    message: 'message' in opened ? opened.message : undefined,
    usableFrom: desk?.wallet.usableFrom ?? 0,
    left: TOKENS.asking - asked.length,
    asked: asked.filter(({ receipt }) => receipt !== ''),
    votes: choices,
    draft: shownDraft,
    saveDraft,
    rewrite,
    async ask(text, topic) {
      const about: AboutInput | null = topic && { kind: topic.kind, sectionId: topic.sectionId, id: topic.id }
      const taken = (await desk?.outbox.ask(text, about, topic?.label ?? null, nextNonce())) ?? false
      nonce.current = undefined
      if (taken) saveDraft(EMPTY_DRAFT)
      return taken
    },
    vote: (questionId, choice) => void desk?.outbox.vote(questionId, choice),
    withdraw: (question, questionId) => void desk?.outbox.withdraw(question, questionId),
    forget: question => void desk?.outbox.forget(question),
    giveBack(question) {
      rewrite(question)
      void desk?.outbox.giveBack(question)
    },
    afterwards: {
      verdict: (questionId, again) => verdicts.find(one => one.questionId === questionId && one.again === again),
      actsOf: index => acts.filter(act => act.index === index),
      by: open => desk && open(desk.vault, desk.wallet, id, browserWay),
    },
    next() {
      const index = Array.from({ length: TOKENS.asking }, (_, i) => i).find(i => !asked.some(question => question.index === i))
      const token = desk?.wallet.asking[index ?? -1]
      return desk && token && index !== undefined ? { token, seed: desk.wallet.seed, index, nonce: nextNonce() } : undefined
    },
  }
}
