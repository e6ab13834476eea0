import { formatMoney, isDue } from '@restoflow/core'
import { useWords } from '../../words/words'
import { clockOf } from '../guests/model'
import { classes, type Attributes } from '../kit/attributes'
import { Badge, Button, Money } from '../kit/atoms'
import { Icon } from '../kit/icon'
import { Since } from '../kit/time'
import { stageLooks } from './board-view'
import type { CounterLine } from './model'

/** @returns one order: for when, whose, how far, what is due, and what to do next */
export function CounterRowView({ line, timeZone, now }: { line: CounterLine; timeZone: string; now: string }) {
  const t = useWords()
  const { orderId, kind, source, stage, level, duePaise, itemCount } = line
  const about = [
    source !== null && t('counter.through', { name: source.name, number: source.orderNumber }),
    t('counter.items', { count: itemCount }),
  ]
  return (
    <li
      class={classes('co', `is-${stage}`, level !== 'calm' && `is-${level}`)} id={`co-${orderId}`} data-kind={kind} data-stage={stage}
      data-unpaid={isDue(duePaise) ? '' : undefined} data-pressing={level === 'calm' ? undefined : ''}
    >
      <When line={line} timeZone={timeZone} now={now} />
      <a class="co-main" href={`/counter?order=${orderId}`} data-open-order={orderId} id={`co-open-${orderId}`}>
        <span class="co-title">
          <Icon name={kind === 'takeaway' ? 'bag' : kind === 'delivery' ? 'rider' : 'phone'} size="small" /><b>{line.title}</b>
          {line.guest !== null && <span class="co-guest">{line.guest}</span>}
        </span>
        <span class="co-about">{about.filter(Boolean).join(' · ')}</span>
      </a>
      <span class="co-stage"><Stage line={line} now={now} /></span>
      <span class="co-money">
        <b><Money paise={line.amountPaise} /></b>
        <small class={isDue(duePaise) ? 'co-unpaid' : ''}><Paid line={line} /></small>
      </span>
      <span class="co-actions"><Actions line={line} /></span>
    </li>
  )
}

/** The time that somebody was told; without one, how long it has been here. */
function When({ line: { promisedAt, openedAt }, timeZone, now }: { line: CounterLine; timeZone: string; now: string }) {
  const t = useWords()
  if (promisedAt === null) return <span class="co-when"><b><Since since={openedAt} now={now} form="minutes" /></b><small>{t('counter.no-time')}</small></span>
  return <span class="co-when num"><b>{clockOf(promisedAt, timeZone)}</b><small>{t('counter.promised')}</small></span>
}

function Stage({ line: { stage, level, promisedAt, readyLines, openLines, unsentLines }, now }: { line: CounterLine; now: string }) {
  const t = useWords()
  const { word, icon, tone } = stageLooks[stage]
  const isPart = stage === 'cooking' && readyLines > 0
  return (
    <>
      <Badge icon={isPart ? 'cloche' : icon} {...(tone && { tone })}>
        {isPart ? t('counter.part-ready', { ready: readyLines, all: readyLines + openLines }) : t(word)}
      </Badge>
      {unsentLines > 0 && stage !== 'new' && <Badge icon="send">{t('counter.unsent', { count: unsentLines })}</Badge>}
      {level === 'late' && promisedAt !== null && (
        <Badge tone="bad" icon="warning">{`${t('counter.late')} `}<Since since={promisedAt} now={now} form="minutes" /></Badge>
      )}
      {level === 'soon' && <Badge tone="warn" icon="clock">{t(stage === 'handed-over' ? 'counter.take-money' : 'counter.soon')}</Badge>}
    </>
  )
}

function Paid({ line: { amountPaise, duePaise, status } }: { line: CounterLine }) {
  const t = useWords()
  if (amountPaise === null || duePaise === null) return <>{t('counter.unpaid')}</>
  if (duePaise > 0) return <>{duePaise < amountPaise ? t('counter.left', { amount: formatMoney(duePaise) }) : t('counter.unpaid')}</>
  return <>{status === 'settled' ? t('common.paid') : ''}</>
}

/** What is likely next, filled; the rest behind `…`. */
function Actions({ line }: { line: CounterLine }) {
  const t = useWords()
  const { orderId, kind, title, stage, status, unsentLines, openLines, readyLines, duePaise } = line
  const give = (verb: string, intent: string, word: string, body = '{}'): Attributes => ({
    'data-command': `orders/${orderId}/${verb}`, 'data-body': body, 'data-intent': `${verb}-${orderId}-${intent}`, 'data-label': `${title}: ${word}`,
    'data-errors': '#counter-errors',
  })
  const handWord = t(kind === 'takeaway' ? 'counter.hand-over' : kind === 'delivery' ? 'counter.send-out' : 'counter.to-rider')
  const isOut = stage === 'handed-over' || stage === 'out-for-delivery'
  const payWord = kind === 'aggregator' ? t('counter.settle') : stage === 'out-for-delivery' ? t('counter.delivered-pay') : t('counter.pay')
  return (
    <>
      {status === 'open' && line.itemCount === 0 && (
        <Button icon="plus" href={`/counter?order=${orderId}`} attributes={{ id: `co-add-${orderId}`, 'data-open-order': orderId }}>{t('counter.add-items')}</Button>
      )}
      {status === 'open' && unsentLines > 0 && (
        <Button
          kind="primary" icon="send" busyText={t('common.sending')}
          attributes={{ id: `co-fire-${orderId}`, ...give('fire', `${unsentLines}-${openLines}`, t('pad.send')) }}
        >{t('pad.send')}</Button>
      )}
      {readyLines > 0 && (
        <Button
          kind={openLines === 0 ? 'good' : 'plain'} icon={kind === 'takeaway' ? 'check' : 'rider'} busyText={t('common.marking')}
          attributes={{ id: `co-hand-${orderId}`, ...give('hand-over', `${readyLines}-${openLines}`, handWord) }}
        >{handWord}</Button>
      )}
      {isDue(duePaise) && (
        <Button
          kind={isOut ? 'primary' : 'plain'} icon="coins" class="co-pay" href={`/till?order=${orderId}`} attributes={{ id: `co-pay-${orderId}` }}
        >{payWord}</Button>
      )}
      <Button
        kind="quiet" icon="more" label={t('counter.more-of', { title })}
        attributes={{ id: `co-more-${orderId}`, 'data-open-counter': orderId, 'aria-haspopup': 'dialog' }}
      />
    </>
  )
}
