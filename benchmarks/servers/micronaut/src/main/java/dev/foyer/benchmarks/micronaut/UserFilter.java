// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.micronaut;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/** Refuses a handshake without a user. */
@ServerFilter("/bench")
public class UserFilter {

    static final String HEADER = "X-User";

    /** Returns the refusal, or nothing to go on. */
    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        String user = request.getHeaders().get(HEADER);
        return user == null || user.isBlank() ? HttpResponse.badRequest() : null;
    }
}
