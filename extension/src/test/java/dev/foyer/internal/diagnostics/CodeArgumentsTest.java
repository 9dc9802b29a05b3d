// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every call that writes a message passes as many arguments as the message has placeholders. Reads the sources; what is
 * passed as an array is not counted.
 */
class CodeArgumentsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern USE = Pattern.compile("\\b(Code|Mistake)\\.([A-Z][A-Z0-9_]*)\\b");
    private static final Pattern WRITER = Pattern.compile("(?:\\bLog\\.(?:info|warning|error)|\\b\\w*roblems\\.add)$");

    private final List<Call> calls = new ArrayList<>();

    /** A call with the arguments that it passes for the placeholders of a message. */
    private record Call(String file, Numbered code, List<String> arguments) {}

    @Test
    void calls_passAnArgumentForEachPlaceholder() throws IOException {
        readSources();

        assertThat(calls)
                .hasSizeGreaterThan(90)
                .allSatisfy(
                        call -> assertThat(call.arguments()).as(call.toString()).hasSize(placeholders(call.code())));
    }

    @Test
    void missingArgument_isNoticed() {
        read("Some.java", "Log.warning(Code.CALLBACK_FAILED, \"a, (b)\", c(d, e));");
        read("Some.java", "Log.error(Code.OBSERVER_FAILED, failure);");
        read("Some.java", "throw new IllegalStateException(Code.NOT_OPEN.text(connection.id()), cause);");

        assertThat(calls)
                .extracting(call -> placeholders(call.code()) - call.arguments().size())
                .containsExactly(1, 1, 0);
    }

    private void readSources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                read(file.toString(), Files.readString(file));
            }
        }
    }

    private void read(String file, String source) {
        Matcher use = USE.matcher(source);
        while (use.find()) {
            arguments(source, use.start(), use.end())
                    .filter(arguments -> arguments.size() != 1 || !source.contains("Object[] " + arguments.get(0)))
                    .ifPresent(arguments -> calls.add(new Call(file, code(use.group(1), use.group(2)), arguments)));
        }
    }

    /** Those of a call of {@code text}, of the log or of the problems; empty where the code is handed on as it is. */
    private static Optional<List<String>> arguments(String source, int start, int end) {
        if (source.startsWith(".text(", end)) {
            return Optional.of(split(source, end + ".text(".length()));
        }
        String before = source.substring(0, start).stripTrailing();
        String caller = before.endsWith("(") ? before.substring(0, before.length() - 1) : "";
        if (!WRITER.matcher(caller).find()) {
            return Optional.empty();
        }
        List<String> all = split(source, start);
        return Optional.of(all.subList(caller.endsWith("Log.error") ? 2 : 1, all.size()));
    }

    /** The arguments from a place behind an opening parenthesis to the closing one. */
    private static List<String> split(String source, int from) {
        var arguments = new ArrayList<String>();
        var argument = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            }
            if (!quoted && (c == '(' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == '}') && depth-- == 0) {
                break;
            }
            if (!quoted && c == ',' && depth == 0) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
            } else {
                argument.append(c);
            }
        }
        if (!argument.toString().isBlank()) {
            arguments.add(argument.toString().strip());
        }
        return arguments;
    }

    private static Numbered code(String type, String name) {
        return type.equals("Code") ? Code.valueOf(name) : Mistake.valueOf(name);
    }

    private static int placeholders(Numbered code) {
        return code.template().length() - code.template().replace("%", "").length();
    }
}
