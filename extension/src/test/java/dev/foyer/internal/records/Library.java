// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** The implementations of JSON-B that results are compared with. */
enum Library {
    YASSON {
        @Override
        Jsonb create() {
            return JsonbBuilder.create();
        }
    },
    JOHNZON {
        @Override
        Jsonb create() {
            return JsonbBuilder.newBuilder("org.apache.johnzon.jsonb.JohnzonProvider")
                    .withProvider(new org.apache.johnzon.core.JsonProviderImpl())
                    .build();
        }
    };

    /** Returns a new one without configuration. */
    abstract Jsonb create();
}
