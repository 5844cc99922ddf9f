/** What a service needs from others, and whether it is there. */
package io.plumbline.health;
