/** The audit log: each change with its author and the state before and after. */
package io.plumbline.gateway.access.audit;
