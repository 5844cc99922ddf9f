/** Models files: YAML that the gateway applies to the registry, with a report of the differences. */
package io.plumbline.gateway.models.apply;
