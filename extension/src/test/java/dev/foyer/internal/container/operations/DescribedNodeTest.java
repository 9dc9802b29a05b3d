// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

import java.lang.reflect.Proxy;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule O4. */
class DescribedNodeTest {

    @Test
    void drain_saysWhatItTakes() {
        var node = (NodeMXBean) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {NodeMXBean.class}, (proxy, method, arguments) -> null);

        assertThat(new DescribedNode(node).getMBeanInfo().getOperations())
                .singleElement()
                .satisfies(operation -> {
                    assertThat(operation.getDescription()).contains("clients").contains("other nodes");
                    assertThat(operation.getSignature())
                            .extracting(MBeanParameterInfo::getName)
                            .containsExactly("seconds");
                })
                .extracting(MBeanOperationInfo::getName)
                .isEqualTo("drain");
    }
}
