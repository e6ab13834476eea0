import type * as CanvasModule from '@napi-rs/canvas'
import { RestoflowError } from '@restoflow/core'
import { readImageHeader } from './image-header'

/** A picture made small: JPEG bytes with nothing but the picture in them. */
export interface ShrunkPhoto {
  /** At most 1200 px on its longer side. */
  readonly large: Buffer
  /** At most 320 px on its longer side. */
  readonly thumb: Buffer
}

const largeSide = 1_200
const thumbSide = 320
const jpegQuality = 82

type CanvasLibrary = typeof CanvasModule

/** Loaded with the first photo: a machine for which there is no ready-made binary still runs a restaurant. */
async function canvasLibrary(): Promise<CanvasLibrary> {
  try {
    return await import('@napi-rs/canvas')
  } catch (error) {
    throw new RestoflowError('photos-unavailable', `The picture library does not load: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown'}`)
  }
}

/**
 * Decodes a picture and draws it anew: turned as the camera was held, on white, without the place, time and device that
 * phones write into their photos.
 * @throws RestoflowError `photo-type`, `photo-unreadable`, `photo-too-many-pixels`, `photos-unavailable`
 */
export async function shrinkPhoto(bytes: Buffer): Promise<ShrunkPhoto> {
  const { turn } = readImageHeader(bytes)
  const library = await canvasLibrary()
  const image = await library.loadImage(bytes).catch((error: unknown) => {
    throw new RestoflowError('photo-unreadable', `The picture cannot be decoded: ${error instanceof Error ? error.message : 'unknown'}`)
  })
  const large = draw(library, image, image.width, image.height, largeSide, turn)
  const thumb = draw(library, large, large.width, large.height, thumbSide, 1)
  return { large: await large.encode('jpeg', jpegQuality), thumb: await thumb.encode('jpeg', jpegQuality) }
}

type Canvas = InstanceType<CanvasLibrary['Canvas']>
type Drawable = Awaited<ReturnType<CanvasLibrary['loadImage']>> | Canvas

function draw({ createCanvas }: CanvasLibrary, source: Drawable, sourceWidth: number, sourceHeight: number, sideMax: number, turn: number): Canvas {
  const scale = Math.min(1, sideMax / Math.max(sourceWidth, sourceHeight))
  const [width, height] = [Math.max(1, Math.round(sourceWidth * scale)), Math.max(1, Math.round(sourceHeight * scale))]
  const canvas = turn > 4 ? createCanvas(height, width) : createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  context.transform(...turns(turn, width, height))
  context.drawImage(source, 0, 0, width, height)
  return canvas
}

/** What each EXIF orientation asks for, as a canvas transform (EXIF 2.32, 4.6.5.1.8). */
function turns(turn: number, width: number, height: number): readonly [number, number, number, number, number, number] {
  switch (turn) {
    case 2: return [-1, 0, 0, 1, width, 0]
    case 3: return [-1, 0, 0, -1, width, height]
    case 4: return [1, 0, 0, -1, 0, height]
    case 5: return [0, 1, 1, 0, 0, 0]
    case 6: return [0, 1, -1, 0, height, 0]
    case 7: return [0, -1, -1, 0, height, width]
    case 8: return [0, -1, 1, 0, 0, width]
    default: return [1, 0, 0, 1, 0, 0]
  }
}
