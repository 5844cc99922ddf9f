/** The three roles, and what each may do. */
package io.plumbline.gateway.access.roles;
