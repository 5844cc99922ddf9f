/** Monitoring as it is run: the real rules, the real Prometheus and Alertmanager, the real services. */
package io.plumbline.operations;
