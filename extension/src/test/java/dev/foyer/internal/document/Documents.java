// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbBuilder;

import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.payload.name.JsonNames;

/** Contracts of single endpoints, as a server makes them. */
final class Documents {

    private Documents() {}

    static ContractDocument of(Class<?> endpoint, Class<?>... events) {
        var problems = new Problems();
        var endpoints = Definitions.read(List.of(endpoint), problems);
        problems.asException().ifPresent(mistakes -> {
            throw mistakes;
        });
        var types = new LinkedHashSet<>(List.of(events));
        return new ContractDocument("", endpoints, types, false, new JsonNames(JsonbBuilder.create()));
    }

    static JsonObject asyncApi(Class<?> endpoint, Class<?>... events) {
        return json(of(endpoint, events).asyncApi());
    }

    static JsonObject channel(Class<?> endpoint, Class<?>... events) {
        return asyncApi(endpoint, events).getJsonObject("channels").getJsonObject(endpoint.getSimpleName());
    }

    static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
