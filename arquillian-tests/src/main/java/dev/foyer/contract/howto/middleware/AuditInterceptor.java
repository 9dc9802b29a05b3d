// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.middleware;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import dev.foyer.Connection;
import dev.foyer.EventContext;
import dev.foyer.EventRefused;

@Audited
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AuditInterceptor {

    @Inject
    Audit audit;

    @Inject
    Connection connection;

    @Inject
    EventContext context;

    @AroundInvoke
    public Object audit(InvocationContext invocation) throws Exception {
        String event = context.event().orElse(invocation.getMethod().getName()); // a callback has no event
        if (audit.isClosed() && event.startsWith("account.")) {
            throw new EventRefused("closed", "Come back tomorrow.");
        }
        context.attributes().put("number", audit.next()); // for the handler
        try {
            return invocation.proceed();
        } finally {
            audit.note(connection.endpoint() + " " + event);
        }
    }
}
