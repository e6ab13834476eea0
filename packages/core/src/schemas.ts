export { features, privateEvents, systemWrites, type CommandLine } from './features'
export { approvalSchema, billLineIdSchema, discountSchema, idSchema, nameSchema, paiseSchema, plainSchema, quantitySchema } from './kernel/kernel.schema'
export { outletSettingsSchema, chargeSchema, stationSchema } from './outlet/outlet.schema'
export { arrangeFloorSchema, mergePresetSchema, sectionSchema, tableSchema } from './outlet/floor-plan.schema'
export {
  applyBatchSchema, categorySchema, changePricesSchema, countSchema, eightySixSchema, itemSchema, modifierGroupSchema,
  orderKindSchema, removeDefinitionSchema, taxClassSchema, undoBatchSchema,
} from './menu/menu.schema'
export { addLineSchema, changeQuantitySchema, openOrderSchema, voidLineSchema } from './order/order.schema'
export { issueBillSchema, takeTenderSchema } from './bill/bill.schema'
export { requestReservationSchema } from './reservation/reservation.schema'
