// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.json.bind.Jsonb;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.payload.misfit.Doubts;
import dev.foyer.internal.payload.misfit.Finding;
import dev.foyer.internal.payload.misfit.JsonParts;
import dev.foyer.internal.payload.misfit.Misfits;
import dev.foyer.internal.payload.misfit.NumberScan;
import dev.foyer.internal.payload.misfit.Readability;
import dev.foyer.internal.payload.misfit.Unreadable;
import dev.foyer.internal.payload.name.JsonNames;
import dev.foyer.internal.records.RecordJsonb;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Violation;
import org.jspecify.annotations.Nullable;

/** Binds data to its type with JSON-B. On failure, names the fault of the data or of the type. Safe for any thread. */
final class PayloadBinder {

    private static final Violation MISSING = new Violation("", "must not be missing");

    private final Jsonb jsonb;
    private final @Nullable RecordJsonb records;
    private final Misfits misfits;
    private final Readability readability;
    private final Map<Type, Doubts> doubts = new ConcurrentHashMap<>();
    private final Set<Type> logged = ConcurrentHashMap.newKeySet();

    PayloadBinder(Jsonb jsonb, JsonNames names) {
        this.records = jsonb instanceof RecordJsonb found ? found : null;
        this.jsonb = records == null ? jsonb : records.library();
        this.readability = new Readability(jsonb, names);
        this.misfits = new Misfits(jsonb, new JsonParts(names), readability);
    }

    /** Returns the types within a payload that JSON-B cannot read, with its message about each. */
    Map<Type, String> unreadable(Type payload) {
        var found = new LinkedHashMap<Type, String>();
        readability.within(payload).forEach(one -> found.put(one.type(), one.reason()));
        return found;
    }

    /** Binds data. Reads absent or {@code null} data as an empty object, so that each missing part is reported. */
    Reading bind(ParameterModel parameter, @Nullable String data) {
        boolean absent = data == null || data.equals("null");
        if (absent && parameter.optional()) {
            return Reading.NOTHING;
        }
        Type type = parameter.payload();
        String json = absent || data == null ? "{}" : data;
        Object plain = records == null ? null : records.read(json, type);
        return plain == null ? bind(json, type, absent) : new Reading(plain, null);
    }

    private Reading bind(String json, Type type, boolean absent) {
        Doubts doubt = doubts.computeIfAbsent(type, Doubts::of);
        boolean strange = doubt.numbers() && NumberScan.hasStrangeText(json);
        if (strange) { // before binding, as a string of many digits is expensive
            List<Violation> found = misfits.findAccepted(json, type);
            if (!found.isEmpty()) {
                return Reading.of(found);
            }
        }
        Object payload;
        try {
            payload = jsonb.fromJson(json, type);
        } catch (
                RuntimeException
                        unreadable) { // its text may hold the client's data; Yasson throws more than JsonbException
            return refused(absent, misfits.find(json, type));
        }
        if (payload == null) {
            return Reading.of(List.of(MISSING));
        }
        boolean doubtful = doubt.json() || (!strange && NumberScan.mayNotFit(json));
        List<Violation> changed = doubtful ? misfits.findAccepted(json, type) : List.of();
        if (changed.isEmpty()) {
            return new Reading(payload, null);
        }
        return Reading.of(absent ? List.of(MISSING) : changed);
    }

    private Reading refused(boolean absent, Finding finding) {
        Unreadable unreadable = finding.unreadable();
        if (unreadable == null) {
            return Reading.of(absent ? List.of(MISSING) : finding.violations());
        }
        if (logged.add(unreadable.type())) {
            Log.error(
                    Code.PAYLOAD_UNREADABLE, unreadable.why(), unreadable.type().getTypeName(), unreadable.reason());
        }
        return finding.violations().isEmpty() ? new Reading(null, Fault.FAILED) : Reading.of(finding.violations());
    }
}
