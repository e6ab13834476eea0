/**
 * Form INV-01, version 1.1, as far as a restaurant fills it: a JSON Schema written from the form's list of fields, their lengths and
 * patterns. A document that does not fit it would be refused by the portal.
 */
const amount = { type: 'number', minimum: 0, maximum: 99_999_999_999_999.99, multipleOf: 0.01 } as const
const rate = { type: 'number', minimum: 0, maximum: 999.999 } as const
const gstin = { type: 'string', pattern: '^\\d{2}[A-Z]{5}\\d{4}[A-Z][1-9A-Z][0-9A-Z][0-9A-Z]$' } as const
const stateCode = { type: 'string', pattern: '^\\d{1,2}$' } as const
const date = { type: 'string', pattern: '^[0-3]\\d/[01]\\d/20\\d{2}$' } as const
const documentNumber = { type: 'string', pattern: '^[A-Za-z1-9][A-Za-z0-9/-]{0,15}$' } as const
const place = {
  Addr1: { type: 'string', minLength: 1, maxLength: 100 }, Addr2: { type: 'string', minLength: 3, maxLength: 100 },
  Loc: { type: 'string', minLength: 3, maxLength: 50 }, Pin: { type: 'integer', minimum: 100_000, maximum: 999_999 }, Stcd: stateCode,
} as const
const name = { type: 'string', minLength: 3, maxLength: 100 } as const

export const inv01Schema = {
  type: 'object', additionalProperties: false,
  required: ['Version', 'TranDtls', 'DocDtls', 'SellerDtls', 'BuyerDtls', 'ItemList', 'ValDtls'],
  properties: {
    Version: { const: '1.1' },
    TranDtls: {
      type: 'object', additionalProperties: false, required: ['TaxSch', 'SupTyp', 'RegRev', 'IgstOnIntra'],
      properties: { TaxSch: { const: 'GST' }, SupTyp: { enum: ['B2B'] }, RegRev: { enum: ['Y', 'N'] }, IgstOnIntra: { enum: ['Y', 'N'] } },
    },
    DocDtls: {
      type: 'object', additionalProperties: false, required: ['Typ', 'No', 'Dt'],
      properties: { Typ: { enum: ['INV', 'CRN', 'DBN'] }, No: documentNumber, Dt: date },
    },
    SellerDtls: {
      type: 'object', additionalProperties: false, required: ['Gstin', 'LglNm', 'Addr1', 'Loc', 'Pin', 'Stcd'],
      properties: { Gstin: gstin, LglNm: name, ...place },
    },
    BuyerDtls: {
      type: 'object', additionalProperties: false, required: ['Gstin', 'LglNm', 'Pos', 'Addr1', 'Loc', 'Pin', 'Stcd'],
      properties: { Gstin: gstin, LglNm: name, Pos: stateCode, ...place },
    },
    ItemList: {
      type: 'array', minItems: 1, maxItems: 1000,
      items: {
        type: 'object', additionalProperties: false,
        required: ['SlNo', 'PrdDesc', 'IsServc', 'HsnCd', 'UnitPrice', 'TotAmt', 'AssAmt', 'GstRt', 'TotItemVal'],
        properties: {
          SlNo: { type: 'string', pattern: '^[A-Za-z0-9/-]{1,6}$' }, PrdDesc: { type: 'string', minLength: 3, maxLength: 300 }, IsServc: { enum: ['Y', 'N'] },
          HsnCd: { type: 'string', pattern: '^(\\d{4}|\\d{6}|\\d{8})$' }, Qty: { type: 'number', minimum: 0, maximum: 9_999_999_999.999 },
          Unit: { type: 'string', minLength: 3, maxLength: 8 }, UnitPrice: { type: 'number', minimum: 0, maximum: 999_999_999_999.999 },
          TotAmt: amount, Discount: amount, AssAmt: amount, GstRt: rate, IgstAmt: amount, CgstAmt: amount, SgstAmt: amount, CesRt: rate, CesAmt: amount,
          CesNonAdvlAmt: amount, OthChrg: amount, TotItemVal: amount,
        },
      },
    },
    ValDtls: {
      type: 'object', additionalProperties: false, required: ['AssVal', 'TotInvVal'],
      properties: {
        AssVal: amount, CgstVal: amount, SgstVal: amount, IgstVal: amount, CesVal: amount, Discount: amount, OthChrg: amount,
        RndOffAmt: { type: 'number', minimum: -99.99, maximum: 99.99 }, TotInvVal: amount,
      },
    },
    RefDtls: {
      type: 'object', additionalProperties: false, required: ['PrecDocDtls'],
      properties: {
        PrecDocDtls: {
          type: 'array', minItems: 1,
          items: { type: 'object', additionalProperties: false, required: ['InvNo', 'InvDt'], properties: { InvNo: documentNumber, InvDt: date } },
        },
      },
    },
  },
} as const
