import type { Registration } from '@restoflow/core'
import { z } from 'zod'
import { postSigned, Unreachable, type Outside, type OutsideAnswer } from '../outside/post-signed'
import { PortalRefusal, type EInvoicePortal } from './portal'

const registeredSchema = z.object({
  Irn: z.string().regex(/^[0-9a-f]{64}$/), AckNo: z.union([z.string(), z.int()]), AckDt: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  SignedQRCode: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/).max(2_000),
})
const refusedSchema = z.object({
  ErrorDetails: z.array(z.object({ ErrorCode: z.string(), ErrorMessage: z.string() })).min(1),
  InfoDtls: z.array(z.object({ InfCd: z.string(), Desc: z.object({ Irn: z.string() }) })).optional(),
})
/** The portal's code for a document that it has. */
const duplicateCode = '2150'

/** @returns the portal of `test-portal-server.ts`: the real one's answers and checks, under its own key */
export function createTestPortal(outside: Outside): EInvoicePortal {
  return {
    name: 'test',
    register: async document => {
      const answer = await postSigned(outside, '/einvoice', document)
      if (answer.status < 400) return registrationOf(answer)
      const refused = refusedSchema.safeParse(answer.body).data
      const [first] = refused?.ErrorDetails ?? []
      const known = refused?.InfoDtls?.find(({ InfCd }) => InfCd === 'DUPIRN')?.Desc.Irn
      if (first?.ErrorCode === duplicateCode && known !== undefined) return registrationOf(await postSigned(outside, '/einvoice/irn', { irn: known }))
      throw new PortalRefusal(first?.ErrorCode ?? String(answer.status), first?.ErrorMessage ?? 'The portal gave no reason.')
    },
  }
}

function registrationOf({ body }: OutsideAnswer): Registration {
  const { success, data } = registeredSchema.safeParse(body)
  if (!success) throw new Unreachable('its answer has another form')
  return { irn: data.Irn, ackNumber: String(data.AckNo), ackDate: data.AckDt, signedQr: data.SignedQRCode }
}
