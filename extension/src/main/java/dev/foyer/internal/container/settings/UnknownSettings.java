// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;

/** Finds names that look like a setting of Foyer but are none, mostly misspelt: they would be silently ignored. */
public final class UnknownSettings {

    private static final int NEAR = 3;

    /** Begin what the engine of the backplane and the verifier of tokens read. They are checked if these list what they have. */
    private static final List<String> OF_OTHERS = List.of("foyer.backplane.", "foyer.jwt.");

    /** What Foyer itself reads of those. */
    private static final Set<String> OF_EVERY_ENGINE =
            Set.of("foyer.backplane.engine", "foyer.backplane.name", "foyer.backplane.secret");

    private final Set<String> listed;

    UnknownSettings(Set<String> listed) {
        this.listed = listed;
    }

    /**
     * Warns of each.
     *
     * @param loader of the application, with the jars that list settings of their own
     */
    public static void warn(SettingsSource source, ClassLoader loader) {
        new UnknownSettings(ListedSettings.of(loader))
                .find(source.names())
                .forEach(unknown -> Log.warning(Mistake.SETTING_UNKNOWN, unknown.name(), unknown.hint()));
    }

    /** Returns them by name. A variable must be similar to a setting, as platforms set FOYER_SERVICE_HOST and such. */
    List<UnknownSetting> find(Set<String> names) {
        return names.stream()
                .filter(name -> isUnknown(name) && !isOfVariable(name, names))
                .sorted()
                .map(name -> new UnknownSetting(name, hint(name)))
                .filter(unknown ->
                        !isVariable(unknown.name()) || !unknown.hint().isEmpty())
                .toList();
    }

    /** Tests for an unknown name. Environment variables have no dots; other names must match exactly. */
    private boolean isUnknown(String name) {
        return isVariable(name)
                ? keys().map(Setting::variable).noneMatch(Setting.variable(name)::equals)
                : name.startsWith("foyer.")
                        && OF_OTHERS.stream().noneMatch(prefix -> name.startsWith(prefix) && !isListed(prefix))
                        && keys().noneMatch(name::equals);
    }

    private boolean isListed(String prefix) {
        return listed.stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** Tests for a name that a server made of a variable, in which it cannot tell a dot from a dash. */
    private boolean isOfVariable(String name, Set<String> names) {
        String variable = Setting.variable(name);
        return !isVariable(name) && names.contains(variable) && !isUnknown(variable);
    }

    private static boolean isVariable(String name) {
        return name.toUpperCase(Locale.ROOT).startsWith("FOYER_");
    }

    private String hint(String name) {
        return keys().map(key -> isVariable(name) ? Setting.variable(key) : key)
                .filter(known -> EditDistance.between(known, name) <= NEAR)
                .min(Comparator.comparingInt(known -> EditDistance.between(known, name)))
                .map(known -> " Did you mean '" + known + "'?")
                .orElse("");
    }

    private Stream<String> keys() {
        Stream<String> others =
                listed.isEmpty() ? Stream.of() : Stream.concat(listed.stream(), OF_EVERY_ENGINE.stream());
        return Stream.concat(Arrays.stream(Setting.values()).map(Setting::key), others);
    }
}
