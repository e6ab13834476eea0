import { createHash, generateKeyPairSync, sign as signWith, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { financialYear, RestoflowError } from '@restoflow/core'
import { bodyText, closeServer } from '../http/node-server'
import { requireSignature, signatureHeader } from '../outside/signature'
import { inv01Faults } from '../reports/e-invoice'
import type { Inv01 } from './portal'

export interface TestPortalOptions {
  readonly secret: string
  /** 0: any free one. */
  readonly port?: number
  readonly now?: () => string
}

/** What the portal answers for a document that it has registered. */
export interface PortalAnswer {
  readonly Irn: string
  readonly AckNo: string
  readonly AckDt: string
  readonly SignedQRCode: string
}

/** An e-invoice portal that tells nobody, as a server of its own on the loopback address. */
export interface TestPortalServer {
  readonly url: string
  /** What a signed QR is checked with. */
  readonly publicKey: KeyObject
  /** Everything that it has registered, oldest first. */
  registered(): readonly PortalAnswer[]
  /** How many documents it was sent, whatever became of them. */
  asked(): number
  /** Out of order: it answers 503, as the real one does at the end of a month. */
  setDown(down: boolean): void
  close(): Promise<void>
}

const loopback = '127.0.0.1'
const bodyBytesMax = 2_097_152
/** India has no other time. */
const indiaMs = 19_800_000

/**
 * Starts it. It checks a document against the form, gives it the number that the real portal would (the hash of seller, financial year, kind and
 * number), refuses one that it has with code 2150 and the number it has, and signs the QR with a key of its own, made at the start.
 */
export async function startTestPortal({ secret, port = 0, now = () => new Date().toISOString() }: TestPortalOptions): Promise<TestPortalServer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const known = new Map<string, PortalAnswer>()
  let [asked, isDown] = [0, false]

  const register = async (document: Inv01): Promise<Reply> => {
    asked += 1
    const faults = await inv01Faults(document)
    if (faults.length > 0) return refusal('5002', `Schema validation failed: ${faults.join(', ')}`)
    const irn = irnOf(document)
    const before = known.get(irn)
    if (before) {
      const { Irn, AckNo, AckDt } = before
      const told = { InfoDtls: [{ InfCd: 'DUPIRN', Desc: { Irn, AckNo, AckDt } }] }
      return { status: 400, body: { ErrorDetails: [{ ErrorCode: '2150', ErrorMessage: 'Duplicate IRN' }], ...told } }
    }
    const AckDt = new Date(Date.parse(now()) + indiaMs).toISOString().slice(0, 19).replace('T', ' ')
    const made = { Irn: irn, AckNo: String(112_610_000_000_001 + known.size), AckDt, SignedQRCode: signedQr(document, irn, AckDt, privateKey) }
    known.set(irn, made)
    return { status: 200, body: made }
  }

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    if (isDown) return { status: 503, body: {} }
    const text = await bodyText(request, bodyBytesMax)
    const signature = request.headers[signatureHeader]
    requireSignature(secret, text, typeof signature === 'string' ? signature : null, now())
    const body = JSON.parse(text) as Inv01
    if (request.url === '/einvoice') return register(body)
    const found = request.url === '/einvoice/irn' ? known.get(String(body['irn'])) : undefined
    return found ? { status: 200, body: found } : refusal('2148', 'Requested IRN data is not available')
  }

  const server = createServer((request, response) => {
    answer(request).catch((error: unknown) => refusal(error instanceof RestoflowError ? '1005' : '5001', String(error))).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }, () => response.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, loopback, resolve))
  return {
    url: `http://${loopback}:${(server.address() as AddressInfo).port}`, publicKey,
    registered: () => [...known.values()],
    asked: () => asked,
    setDown: down => void (isDown = down),
    close: () => closeServer(server),
  }
}

interface Reply {
  readonly status: number
  readonly body: unknown
}

const refusal = (ErrorCode: string, ErrorMessage: string): Reply => ({ status: 400, body: { ErrorDetails: [{ ErrorCode, ErrorMessage }] } })

type Blocks = Readonly<Record<'DocDtls' | 'SellerDtls' | 'BuyerDtls' | 'ValDtls', Readonly<Record<string, string | number>>>> & {
  readonly ItemList: readonly { readonly HsnCd: string }[]
}

/** @returns the number that a document has at every portal: SHA-256 of the seller's GSTIN, the financial year, the kind and the number */
export function irnOf(document: Inv01): string {
  const { DocDtls: { Typ, No, Dt }, SellerDtls: { Gstin } } = document as unknown as Blocks
  const year = financialYear(String(Dt).split('/').reverse().join('-'))
  return createHash('sha256').update(`${Gstin ?? ''}20${year}${Typ ?? ''}${No ?? ''}`).digest('hex')
}

function signedQr(document: Inv01, irn: string, ackDate: string, key: KeyObject): string {
  const { DocDtls, SellerDtls, BuyerDtls, ValDtls, ItemList } = document as unknown as Blocks
  const said = {
    SellerGstin: SellerDtls['Gstin'], BuyerGstin: BuyerDtls['Gstin'], DocNo: DocDtls['No'], DocTyp: DocDtls['Typ'], DocDt: DocDtls['Dt'],
    TotInvVal: ValDtls['TotInvVal'], ItemCnt: ItemList.length, MainHsnCode: ItemList[0]?.HsnCd, Irn: irn, IrnDt: ackDate,
  }
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ data: JSON.stringify(said), iss: 'Test portal' })}`
  return `${signed}.${signWith('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}
