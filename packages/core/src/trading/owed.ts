/** @returns payments of which something belongs to the guest and was not given back yet */
export function owedPayments<Payment extends { readonly surplusPaise: number; readonly returned?: unknown }>(
  { payments }: { readonly payments: readonly Payment[] },
): readonly Payment[] {
  return payments.filter(({ surplusPaise, returned }) => surplusPaise > 0 && returned === undefined)
}
