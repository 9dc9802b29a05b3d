// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Receiver;
import org.jspecify.annotations.Nullable;

/** What the members of one room on this node have been told. */
final class Viewers {

    /** The number of members above which only their number is told. */
    static final int LARGE = 200;

    /** The number at which lists are told again. */
    static final int SMALL = 160;

    private final PresenceFrames frames;
    private final int maxBytes;

    // Mutable state.
    private final Set<Receiver> fresh = new LinkedHashSet<>();
    private final Set<Receiver> gone = new LinkedHashSet<>();
    private final Map<String, Change> changed = new HashMap<>();
    private boolean told; // whether there is something to go on from
    private boolean counting;
    private int count;
    private long at;

    /** The connection of a user now, and whether it was away before. */
    private record Change(String user, @Nullable Entry now, boolean wasAway) {}

    /**
     * Creates what nobody has been told.
     *
     * @param maxBytes the length of a list above which only the number of members is told
     */
    Viewers(String room, int maxBytes) {
        this.frames = new PresenceFrames(room);
        this.maxBytes = maxBytes;
    }

    void joined(Receiver viewer) {
        gone.remove(viewer);
        fresh.add(viewer);
    }

    void left(Receiver viewer) {
        if (!fresh.remove(viewer)) {
            gone.add(viewer);
        }
    }

    /** Notes that an entry has come, has changed, or is gone. */
    void changed(@Nullable Entry before, @Nullable Entry now) {
        Entry known = now == null ? before : now;
        if (known != null) {
            Change earlier = changed.get(known.connection());
            boolean wasAway = earlier == null ? before != null && before.away() : earlier.wasAway();
            changed.put(known.connection(), new Change(known.user(), now, wasAway));
        }
    }

    /** Tests whether somebody was told something. */
    boolean isTold() {
        return told;
    }

    boolean isCounting() {
        return counting;
    }

    /**
     * Returns what is to be told now. The number of members is told to those who know an earlier one only if it is due.
     *
     * @param scene the room a moment ago
     * @param due whether numbers of members are due
     */
    List<Notice> untold(Scene scene, boolean due) {
        var out = new ArrayList<Notice>();
        if (told) {
            add(out, List.copyOf(gone), frames.left(), false);
        }
        if (told || !scene.empty()) {
            List<Receiver> known = new ArrayList<>(scene.viewers());
            known.removeAll(gone);
            known.removeAll(fresh);
            boolean large = scene.members() > (counting ? SMALL : LARGE);
            if (large) {
                count(out, scene.members(), known, due);
            } else {
                list(out, scene.members(), known, scene.present().get());
            }
            told = true;
        }
        fresh.clear();
        gone.clear();
        changed.clear();
        return out;
    }

    private void count(List<Notice> out, int members, List<Receiver> known, boolean due) {
        if (!counting || (due && count != members)) {
            add(out, known, frames.count(members), true);
            count = members;
        }
        add(out, List.copyOf(fresh), frames.count(members), true);
        counting = true;
    }

    private void list(List<Notice> out, int members, List<Receiver> known, List<Entry> present) {
        boolean anew = counting || !told;
        if (anew || !changed.isEmpty()) {
            at++;
        }
        Frame all = frames.all(at, present);
        if (all.bytes() > maxBytes) {
            count(out, members, known, true);
            return;
        }
        if (anew) {
            add(out, known, all, false);
        } else if (!changed.isEmpty()) {
            add(out, known, frames.changed(at, users(present), away()), false);
        }
        add(out, List.copyOf(fresh), all, false);
        counting = false;
    }

    /** Returns the connections that have gone away or have come back. */
    private Map<String, Boolean> away() {
        var away = new LinkedHashMap<String, Boolean>();
        changed.forEach((connection, change) -> {
            Entry now = change.now();
            if (now != null && now.away() != change.wasAway()) {
                away.put(connection, now.away());
            }
        });
        return away;
    }

    private static void add(List<Notice> out, List<Receiver> receivers, Frame frame, boolean replaceable) {
        if (!receivers.isEmpty()) {
            out.add(new Notice(receivers, frame, replaceable));
        }
    }

    private Map<String, @Nullable Map<String, @Nullable Entry>> users(List<Entry> present) {
        var still = new LinkedHashSet<String>();
        present.forEach(entry -> still.add(entry.user()));
        Map<String, @Nullable Map<String, @Nullable Entry>> users = new HashMap<>();
        changed.forEach((connection, change) -> {
            if (!still.contains(change.user())) {
                users.put(change.user(), null);
                return;
            }
            Map<String, @Nullable Entry> of = users.get(change.user());
            if (of == null) {
                of = new HashMap<>();
                users.put(change.user(), of);
            }
            of.put(connection, change.now());
        });
        return users;
    }
}
