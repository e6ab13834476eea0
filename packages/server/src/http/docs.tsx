import { raw } from 'hono/html'
import { assetUrl } from './asset-url'
import { htmlText } from './html-text'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly description?: string
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly description?: string
}

interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>
}

interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
  readonly 'x-errors': readonly { readonly code: string; readonly status: number; readonly title: string; readonly fix: string }[]
}

/** @returns the whole documentation as one page, made from the OpenAPI document; it needs no script */
export function docsPage(openapi: Readonly<Record<string, unknown>>): string {
  const document = openapi as unknown as Document
  const { title, version, description } = document.info
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  return htmlText(
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} API`}</title>
          <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
          {['tokens', 'base', 'docs'].map(name => <link rel="stylesheet" href={assetUrl(`css/${name}.css`)} />)}
        </head>
        <body class="docs">
          <nav aria-label="Contents">
            <p><b>{title}</b> {version}</p>
            <ul>
              <li><a href="#start">Start</a></li>
              {document.tags.map(({ name }) => <li><a href={`#tag-${name}`}>{name}</a></li>)}
              <li><a href="#schemas">Schemas</a></li>
              <li><a href="#errors">Errors</a></li>
            </ul>
          </nav>
          <main id="main">
            <h1>{`${title} API`}</h1>
            <p>{description}</p>
            <Start />
            {document.tags.map(({ name }) => (
              <section id={`tag-${name}`}>
                <h2>{name}</h2>
                {operations.filter(({ operation }) => operation.tags.includes(name))
                  .map(each => <OperationView {...each} schemas={document.components.schemas} />)}
              </section>
            ))}
            <section id="schemas">
              <h2>Schemas</h2>
              {Object.entries(document.components.schemas).filter(([name]) => !name.endsWith('Body')).map(([name, schema]) => (
                <article id={`schema-${name}`}>
                  <h3><code>{name}</code></h3>
                  {schema.description && <p>{schema.description}</p>}
                  <SchemaView schema={schema} />
                </article>
              ))}
            </section>
            <Errors errors={document['x-errors']} />
          </main>
        </body>
      </html>
    </>,
  )
}

function Start() {
  return (
    <section id="start">
      <h2>Start</h2>
      <p>The machine-readable form of this page is <a href="/openapi.json">/openapi.json</a>. Make a key with</p>
      <pre><code>restoflow key add --role manager --name NAME</code></pre>
      <p>and send it: <code>Authorization: Bearer KEY</code>. A command is a POST with a JSON body and, better, an <code>Idempotency-Key</code>:</p>
      <pre><code>{`POST /api/v1/tables/t9/seat
Authorization: Bearer KEY
Idempotency-Key: 01-seat-t9
Content-Type: application/json

{"covers": 4}`}</code></pre>
      <p>
        Errors are problems of RFC 9457; <code>code</code> is permanent. Lists answer <code>items</code> and <code>next</code>, which
        {' '}<code>?cursor=</code> takes.
      </p>
    </section>
  )
}

interface OperationProps {
  readonly path: string
  readonly method: string
  readonly operation: Operation
  readonly schemas: Readonly<Record<string, Schema>>
}

function OperationView({ path, method, operation, schemas }: OperationProps) {
  const { operationId, summary, description, parameters, requestBody, responses } = operation
  const sent = requestBody?.content['application/json']?.schema
  const queries = parameters.filter(({ in: place }) => place === 'query')
  const answer = responses['200']?.content?.['application/json']?.schema
  return (
    <article id={operationId}>
      <h3><span class={`method ${method}`}>{method.toUpperCase()}</span> <code>{path}</code></h3>
      <p>{summary}</p>
      {description && <p class="muted">{description}</p>}
      {queries.length > 0 && (
        <table>
          <thead><tr><th scope="col">Parameter</th><th scope="col">Meaning</th></tr></thead>
          <tbody>{queries.map(({ name, description: meaning }) => <tr><td><code>{name}</code></td><td>{meaning}</td></tr>)}</tbody>
        </table>
      )}
      {sent && <><h4>Body</h4><SchemaView schema={schemas[nameOf(sent)] ?? sent} /></>}
      {answer && <><h4>Answer</h4><SchemaView schema={answer} /></>}
    </article>
  )
}

function SchemaView({ schema }: { schema: Schema }) {
  const name = nameOf(schema)
  if (name !== '') return <p><a href={`#schema-${name}`}><code>{name}</code></a></p>
  return <pre class="schema"><code>{textOf(schema, '')}</code></pre>
}

const nameOf = ({ $ref = '' }: Schema): string => $ref.replace(/^.*\//, '')

/** @returns a schema as one reads a type: names, a question mark where it may be missing, links by name */
function textOf(schema: Schema, indent: string): string {
  if (schema.$ref) return nameOf(schema)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(each => textOf(each, indent)).join(' | ')
  if (schema.items) return `[${textOf(schema.items, indent)}]`
  if (schema.properties) {
    const inner = `${indent}  `
    const members = Object.entries(schema.properties).map(([name, member]) => {
      const optional = schema.required?.includes(name) === true ? '' : '?'
      return `${inner}${name}${optional}: ${textOf(member, inner)}${member.description ? `  // ${member.description}` : ''}`
    })
    return members.length === 0 ? '{}' : `{\n${members.join('\n')}\n${indent}}`
  }
  return typeof schema.type === 'string' ? schema.type : (schema.type?.join(' | ') ?? 'anything')
}

function Errors({ errors }: { errors: Document['x-errors'] }) {
  return (
    <section id="errors">
      <h2>Errors</h2>
      <table>
        <thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">What happened</th><th scope="col">What to do</th></tr></thead>
        <tbody>
          {errors.map(({ code, status, title, fix }) => (
            <tr id={code}><td><code>{code}</code></td><td>{String(status)}</td><td>{title}</td><td>{fix}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
