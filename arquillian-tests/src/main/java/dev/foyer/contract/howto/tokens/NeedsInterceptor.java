// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tokens;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import dev.foyer.Connection;
import dev.foyer.EventRefused;

@Needs
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class NeedsInterceptor {

    @Inject
    Connection connection;

    @AroundInvoke
    public Object check(InvocationContext invocation) throws Exception {
        String role = invocation.getMethod().getAnnotation(Needs.class).value();
        if (!connection.user(Member.class).roles().contains(role)) {
            throw new EventRefused("forbidden", "You need the role " + role + ".");
        }
        return invocation.proceed();
    }
}
