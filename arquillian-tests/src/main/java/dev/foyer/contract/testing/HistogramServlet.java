// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** In a deployed application: collects garbage and tells how many instances each class of the server has, as {@code jcmd} does. */
@WebServlet("/histogram")
public class HistogramServlet extends TextServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected Object text(HttpServletRequest request) throws JMException {
        return ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
    }
}
