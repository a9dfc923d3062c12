import { expect } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

/** Starts the real program as an assistant does, over a store. */
export const startMcp = async (
  store: string,
  settings: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly client: Client; readonly said: () => string }> => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['bin/entente', 'mcp', '--store', store, ...settings],
    env: { ...environment },
    stderr: 'pipe',
  });
  let stderr = '';
  transport.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  return { client, said: () => stderr };
};

/** Calls a tool, whose answer is always one text. */
export const callTool = async (
  client: Client,
  name: string,
  given: object = {},
): Promise<{ readonly text: string; readonly isError: boolean }> => {
  const { content, isError } = await client.callTool({ name, arguments: { ...given } });
  const [first, ...others] = content as readonly { readonly type: string; readonly text: string }[];
  expect(others).toEqual([]);
  expect(first?.type).toBe('text');
  return { text: first?.text ?? '', isError: isError === true };
};
