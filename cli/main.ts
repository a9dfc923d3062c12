import { CommanderError, InvalidArgumentError, Option, Command as Program } from 'commander';
import { withoutCredentials } from '../graph/credentials.ts';
import { Failure } from '../graph/failure.ts';
import type { Command, ExitCode } from './command.ts';
import { commands } from './commands/index.ts';
import { usageCodes } from './failures.ts';
import { packageVersion } from './packageVersion.ts';
import { type Setting, type SettingName, type Settings, settings } from './settings.ts';
import { goOn, log, printable, say, type Terminal } from './terminal.ts';

/** Parses the arguments and runs the command: the whole program but for the process around it. */
export const main = async (argv: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  let code: ExitCode = 0;
  let told = terminal;
  const program = makeProgram(
    terminal,
    (result) => {
      code = result;
    },
    (log) => {
      told = log;
    },
  );
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof Failure)) throw error;
    if (told.isLog) {
      const { code, message, hint } = error;
      log(told, 'failure', { code, message, ...(hint === undefined ? {} : { hint }) });
      return usageCodes.has(code) ? 2 : 1;
    }
    say(terminal, `entente: ${goOn(printable(error.message))}`);
    if (error.hint) say(terminal, `  ${printable(error.hint)}`);
    return usageCodes.has(error.code) ? 2 : 1;
  }
};

/** The commander program; `done` gets the exit code of the command that ran, `onLog` the terminal of one that writes a log. */
export const makeProgram = (
  terminal: Terminal,
  done: (code: ExitCode) => void,
  onLog: (terminal: Terminal) => void = () => undefined,
): Program => {
  const program = new Program('entente')
    .description('Turns German news articles into a knowledge graph, with the sentence behind every edge.')
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand(false)
    .configureHelp({ helpWidth: 100, showGlobalOptions: false })
    .addHelpText('after', '\nExit codes: 0 all well, 1 a failure that you can act on, 2 wrong usage.')
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(withoutCredentials(text)),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .exitOverride()
    .showHelpAfterError('(--help shows how)');
  for (const [name, command] of Object.entries<Command>(commands))
    addCommand(program, name, command, terminal, done, onLog);
  return program;
};

/** Defaults and variables are named in the help, whose text is the same everywhere, and filled in when the command runs. */
const makeOption = (setting: Setting): Option => {
  const { flags, description, environment, default: preset } = setting;
  const isShown = typeof preset === 'string' || typeof preset === 'number';
  const notes = [environment && `[${environment}]`, isShown && `(default: ${preset})`].filter(Boolean);
  const option = new Option(flags, [description, ...notes].join(' '));
  if (setting.choices) option.choices(setting.choices);
  const { parse } = setting;
  if (parse)
    option.argParser((value, previous) => {
      try {
        return parse(value, previous);
      } catch (error) {
        throw new InvalidArgumentError((error as Error).message);
      }
    });
  return option;
};

const addCommand = (
  program: Program,
  name: string,
  command: Command,
  terminal: Terminal,
  done: (code: ExitCode) => void,
  onLog: (terminal: Terminal) => void,
): void => {
  const sub = program
    .command(name)
    .summary(command.summary)
    .description(command.description)
    .helpOption('--help', 'print help')
    .addHelpText(
      'after',
      `\nExamples:\n${command.examples.map(([line, says]) => `  $ entente ${line}\n      ${says}`).join('\n')}`,
    );
  for (const [operand, description] of Object.entries(command.operands)) sub.argument(operand, description);
  const attributes = command.settings.map((setting) => {
    const option = makeOption(settings[setting]);
    sub.addOption(option);
    return [setting, option.attributeName()] as const;
  });
  sub.action(async (...given: unknown[]) => {
    const operands = given
      .slice(0, -2)
      .flat()
      .filter((operand) => operand !== undefined) as string[];
    const options = sub.opts();
    const settingValue = (name: SettingName, attribute: string): unknown => {
      const setting: Setting = settings[name];
      const fromEnvironment = setting.environment && terminal.environment[setting.environment];
      return options[attribute] ?? (fromEnvironment || setting.default);
    };
    // Only what a command lists in `settings` is there; the commands keep to that.
    const values = Object.fromEntries(attributes.map(([name, attribute]) => [name, settingValue(name, attribute)]));
    const isLog = command.logs === true && values.json === true;
    const own = isLog ? { ...terminal, isLog } : terminal;
    if (isLog) onLog(own);
    done(await command.run(own, operands, values as unknown as Settings));
  });
};
