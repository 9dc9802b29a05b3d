// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.operations;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.contract.testing.TextServlet;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** In a deployed application: asks the health checks that its server would find, as the server does. */
@WebServlet("/checks")
public class HealthServlet extends TextServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @Startup
    private transient Instance<HealthCheck> started;

    @Inject
    @Readiness
    private transient Instance<HealthCheck> ready;

    @Inject
    @Liveness
    private transient Instance<HealthCheck> live;

    @Override
    protected Object text(HttpServletRequest request) {
        var all = new TreeMap<String, String>();
        Map<Class<? extends Annotation>, Instance<HealthCheck>> checks =
                Map.of(Startup.class, started, Readiness.class, ready, Liveness.class, live);
        checks.forEach((kind, some) -> some.stream()
                .map(HealthCheck::call)
                .filter(answer -> answer.getName().startsWith("foyer-"))
                .forEach(answer -> all.put(answer.getName(), kind.getSimpleName() + ' ' + text(answer))));
        return all;
    }

    private static String text(HealthCheckResponse answer) {
        return answer.getStatus() + " " + new TreeMap<>(answer.getData().orElse(Map.of()));
    }
}
