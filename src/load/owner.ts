import {describeTenant, ForeignWarehouseError, isSameTenant, type Tenant, tenantOfState} from '../config/tenant';
import type {JsonObject} from '../json';
import type {Log} from '../log';
import type {Lease, Warehouse} from '../warehouse/warehouse';

/** @throws ForeignWarehouseError when the warehouse is known to hold another tenant's data. */
export async function refuseForeignWarehouse(warehouse: Warehouse, tenant: Tenant | undefined): Promise<void> {
  if (tenant === undefined) return;
  const holder = await warehouse.readTenant();
  if (holder !== undefined && !isSameTenant(holder, tenant)) throw new ForeignWarehouseError(holder, tenant);
}

/** Says that a warehouse in use got its first tenant; `adopted` as the warehouse returned it. */
export function sayAdopted(adopted: boolean, tenant: Tenant | undefined, log: Log): void {
  if (!adopted || tenant === undefined) return;
  log.warn(
    `This warehouse did not say whose data it holds. From now on it takes those of ${describeTenant(tenant)} only.`,
  );
}

/** Whose data the messages of a load are: the tenant of the configuration that they were read with, else what their states say. */
export interface Owner {
  /** Undefined while nothing has said it. */
  readonly tenant: Tenant | undefined;
  /**
   * Whether rows may be written that no state vouches for: something else in the messages does, or the warehouse is not
   * known to be anybody's.
   */
  mayGuess(): Promise<boolean>;
  /**
   * Takes note of a state, which may be the first that says whose data they are: the warehouse is claimed then.
   * @throws ForeignWarehouseError when it is of another tenant than the warehouse.
   */
  note(state: JsonObject): Promise<void>;
}

/** @param known absent: the states will say it. */
export function openOwner(warehouse: Warehouse, lease: Lease, known: Tenant | undefined, log: Log): Owner {
  let tenant = known;
  let settled = known !== undefined;
  return {
    get tenant() {
      return tenant;
    },
    mayGuess: async () => settled || (await warehouse.readTenant()) === undefined,
    async note(state) {
      const said = tenantOfState(state);
      if (said === undefined) {
        if (settled) return;
        settled = true;
        const holder = await warehouse.readTenant();
        if (holder === undefined) return;
        log.warn(`The states that are loaded name no tenant; they are taken for those of ${describeTenant(holder)}.`);
      } else if (tenant === undefined || !isSameTenant(said, tenant)) {
        sayAdopted(await warehouse.claim(lease, said), said, log);
        tenant = said;
        settled = true;
      }
    },
  };
}
