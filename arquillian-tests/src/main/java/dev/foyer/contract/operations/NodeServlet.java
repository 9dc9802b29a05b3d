// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.operations;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.contract.testing.TextServlet;

/** In a deployed application: does what a tool for JMX does, with the nodes of an application that it is asked for. */
@WebServlet("/nodes")
public class NodeServlet extends TextServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected Object text(HttpServletRequest request) {
        String drain = request.getParameter("drain");
        return nodes(request.getParameter("of"))
                .map(node -> drain == null ? look(node) : drain(node, Integer.parseInt(drain)))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<ObjectName> nodes(String application) {
        try {
            return server().queryNames(new ObjectName("dev.foyer:type=Node,*"), null).stream()
                    .filter(node -> node.getKeyProperty("application").contains(application));
        } catch (JMException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String look(ObjectName node) {
        return Stream.of("Connections", "Away", "Rooms", "Users", "Nodes", "Ready", "Draining")
                .map(attribute -> attribute.toLowerCase(Locale.ROOT) + '=' + get(node, attribute))
                .collect(Collectors.joining(" "));
    }

    private static Object get(ObjectName node, String attribute) {
        try {
            return server().getAttribute(node, attribute);
        } catch (JMException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String drain(ObjectName node, int seconds) {
        try {
            server().invoke(node, "drain", new Object[] {seconds}, new String[] {"int"});
            return "";
        } catch (JMException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
