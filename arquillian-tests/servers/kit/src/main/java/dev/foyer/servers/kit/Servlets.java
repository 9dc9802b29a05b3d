// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The servlets of an application that have an exact path, of those that the tests write: to read a journal, for example. */
final class Servlets {

    private final Map<String, Servlet> servlets = new HashMap<>();

    Servlets(BeanManager beans, List<Class<?>> classes) {
        for (Class<?> type : classes) {
            WebServlet mapping = type.getAnnotation(WebServlet.class);
            if (mapping != null) {
                Servlet servlet = create(beans, type.asSubclass(Servlet.class));
                for (String path : mapping.value()) {
                    servlets.put(path, servlet);
                }
            }
        }
    }

    private static <T extends Servlet> T create(BeanManager beans, Class<T> type) {
        AnnotatedType<T> annotated = beans.createAnnotatedType(type);
        InjectionTarget<T> target = beans.getInjectionTargetFactory(annotated).createInjectionTarget(null);
        var context = beans.<T>createCreationalContext(null);
        T servlet = target.produce(context);
        target.inject(servlet, context);
        target.postConstruct(servlet);
        return servlet;
    }

    /** Answers a request that no endpoint has answered. */
    void service(ServletRequest request, ServletResponse response) throws IOException, ServletException {
        Servlet servlet = servlets.get(((HttpServletRequest) request).getServletPath());
        if (servlet == null) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var answer = new PageResponse((HttpServletResponse) response);
        servlet.service(new PageRequest((HttpServletRequest) request), answer);
        answer.getWriter().flush();
    }
}
