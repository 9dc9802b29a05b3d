// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.foyer.RoomHistory;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.RoomPattern;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/** Reads which rooms have a history, from annotations and from the configuration, which wins. */
public final class HistoryReader {

    private static final Pattern ENTRY = Pattern.compile("(.+)=(\\d{1,9})(?:/([^/]+))?(?:/(\\d{1,9}))?");
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_BYTES = 16_777_216;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String ALLOWED =
            "a list by commas such as lobby=100/5m,board:{id}=50/1h/65536, of rooms with 1 to " + MOST_EVENTS
                    + " events, an age from 1s to 1 day and 1 to " + MOST_BYTES + " bytes";

    private final SettingsSource source;
    private final Problems problems;

    public HistoryReader(SettingsSource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * Reads the rooms.
     *
     * @param classes classes of the application, of which those without the annotation are left out
     */
    public RoomTable<Retention> read(Collection<Class<?>> classes) {
        Map<RoomPattern, Retention> rules = new TreeMap<>();
        var declared = new HashMap<String, Class<?>>();
        classes.stream().sorted(Comparator.comparing(Class::getName)).forEach(type -> {
            for (RoomHistory annotation : type.getAnnotationsByType(RoomHistory.class)) {
                declare(annotation, type, declared, rules);
            }
        });
        configured().forEach((pattern, keep) -> {
            rules.remove(pattern); // which may have other names for its variables
            rules.put(pattern, keep);
        });
        return new RoomTable<>(rules);
    }

    private void declare(
            RoomHistory annotation, Class<?> type, Map<String, Class<?>> declared, Map<RoomPattern, Retention> rules) {
        Optional<Duration> age = age(annotation.age());
        String complaint = RoomPattern.complaint(annotation.value());
        if (complaint == null && age.isEmpty()) {
            complaint = "its age is not a duration from 1s to 1 day";
        }
        if (complaint == null) {
            complaint = complaint(annotation.events(), annotation.bytes());
        }
        if (complaint != null) {
            problems.add(Mistake.HISTORY_INVALID, type.getName(), complaint);
            return;
        }
        RoomPattern pattern = RoomPattern.parse(annotation.value());
        Class<?> earlier = declared.putIfAbsent(pattern.shape(), type);
        if (earlier != null) {
            problems.add(Mistake.HISTORY_TWICE, annotation.value(), type.getName(), earlier.getName());
        }
        rules.put(pattern, new Retention(annotation.events(), age.orElseThrow(), annotation.bytes()));
    }

    private static @Nullable String complaint(int events, int bytes) {
        if (events < 1 || events > MOST_EVENTS) {
            return "it keeps " + events + " events, not 1 to " + MOST_EVENTS;
        }
        return bytes < 1 || bytes > MOST_BYTES ? "it keeps " + bytes + " bytes, not 1 to " + MOST_BYTES : null;
    }

    private static Optional<Duration> age(String text) {
        return Durations.parse(text.strip()).filter(age -> age.compareTo(SHORTEST) >= 0 && age.compareTo(LONGEST) <= 0);
    }

    private Map<RoomPattern, Retention> configured() {
        var rules = new HashMap<RoomPattern, Retention>();
        List<String> entries = entries();
        for (int i = 0; i < entries.size(); i++) {
            Matcher parts = ENTRY.matcher(entries.get(i));
            String complaint = parts.matches() ? take(parts, rules) : "is not of this form";
            if (complaint != null) {
                problems.add(
                        Mistake.SETTING_INVALID, Setting.HISTORY.key(), "entry " + (i + 1) + ' ' + complaint, ALLOWED);
            }
        }
        return rules;
    }

    private List<String> entries() {
        try {
            String text = source.value(Setting.HISTORY.key()).orElse(Setting.HISTORY.fallback());
            return Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .toList();
        } catch (RuntimeException unreadable) { // such as a reference to a missing value
            problems.add(Mistake.SETTING_INVALID, Setting.HISTORY.key(), "it cannot be read", ALLOWED);
            return List.of();
        }
    }

    private static @Nullable String take(Matcher parts, Map<RoomPattern, Retention> rules) {
        String name = parts.group(1).strip();
        if (RoomPattern.complaint(name) != null) {
            return "is for no room: " + RoomPattern.complaint(name);
        }
        int events = Integer.parseInt(parts.group(2));
        Optional<Duration> age = age(parts.group(3) == null ? RoomHistory.DEFAULT_AGE : parts.group(3));
        int bytes = parts.group(4) == null ? RoomHistory.DEFAULT_BYTES : Integer.parseInt(parts.group(4));
        if (age.isEmpty() || complaint(events, bytes) != null) {
            return "is out of range";
        }
        rules.put(RoomPattern.parse(name), new Retention(events, age.orElseThrow(), bytes));
        return null;
    }
}
