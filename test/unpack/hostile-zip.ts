import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive as nobody honest would write it: every field can lie. */
export interface HostileFile {
  readonly name: string;
  readonly content?: string | Buffer;
  /** The mode that Unix gives it: `0o120777` is a symbolic link. */
  readonly mode?: number;
  readonly encrypted?: boolean;
  readonly method?: number;
  /** What the directory says it unpacks to. */
  readonly claims?: number;
  /** It has no bytes of its own: its place is that of the first file. */
  readonly overlaps?: boolean;
}

/** Writes an archive that no library would write; `count` is what its end says it holds. */
export function hostileZip(files: readonly HostileFile[], count = files.length): Buffer {
  const [locals, rows]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const file of files) {
    const { packed, fields } = fieldsOf(file);
    const name = Buffer.from(file.name);
    const local = Buffer.concat([header(0x04034b50, fields, name.length), name, packed]);
    const at = file.overlaps ? 0 : offset;
    rows.push(directoryRow({ fields, name, at, mode: file.mode ?? 0o100644 }));
    if (file.overlaps) continue;
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(rows);
  return Buffer.concat([...locals, directory, end(count, directory.length, offset)]);
}

function fieldsOf({ content = "", method = 8, encrypted = false, claims }: HostileFile) {
  const bytes = Buffer.from(content);
  const packed = method === 8 ? deflateRawSync(bytes, { level: 9 }) : bytes;
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(encrypted ? 1 : 0, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(claims ?? bytes.length, 18);
  return { packed, fields };
}

function header(signature: number, fields: Buffer, nameLength: number): Buffer {
  const [begin, end] = [Buffer.alloc(4), Buffer.alloc(4)];
  begin.writeUInt32LE(signature);
  end.writeUInt16LE(nameLength);
  return Buffer.concat([begin, fields, end]);
}

interface Row {
  readonly fields: Buffer;
  readonly name: Buffer;
  readonly at: number;
  readonly mode: number;
}

function directoryRow({ fields, name, at, mode }: Row): Buffer {
  const [begin, rest] = [Buffer.alloc(6), Buffer.alloc(18)];
  begin.writeUInt32LE(0x02014b50);
  begin.writeUInt16LE((3 << 8) | 20, 4);
  rest.writeUInt16LE(name.length, 0);
  rest.writeUInt32LE(mode * 0x10000, 10);
  rest.writeUInt32LE(at, 14);
  return Buffer.concat([begin, fields, rest, name]);
}

/** With the count in 64 bits: a million does not fit into the old field. */
function end(count: number, size: number, offset: number): Buffer {
  const [record, locator, last] = [Buffer.alloc(56), Buffer.alloc(20), Buffer.alloc(22)];
  record.writeUInt32LE(0x06064b50);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  locator.writeUInt32LE(0x07064b50);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  last.writeUInt32LE(0x06054b50);
  for (const place of [8, 10]) last.writeUInt16LE(0xffff, place);
  for (const place of [12, 16]) last.writeUInt32LE(0xffffffff, place);
  return Buffer.concat([record, locator, last]);
}
